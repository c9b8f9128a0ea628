/**
 * Images and videos: upload, fetch by URL, probe by their bytes, storage, and the expiring
 * addresses where platforms fetch them. Sees the platforms' vocabulary and the edge's.
 */
@NullMarked
package ai.influgen.publishing.media;

import org.jspecify.annotations.NullMarked;
