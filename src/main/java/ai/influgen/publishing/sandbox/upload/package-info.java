/**
 * Files that arrive in pieces, as resumable uploads bring them: the piece a header announces, and
 * the file on disk that outlives a kill. It builds on {@code sandbox} and calls nothing else of
 * ours.
 */
@NullMarked
package ai.influgen.publishing.sandbox.upload;

import org.jspecify.annotations.NullMarked;
