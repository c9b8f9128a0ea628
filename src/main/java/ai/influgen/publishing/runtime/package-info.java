/**
 * What is technical and shared: ids, the database's pools, batches, clock and migrations, the
 * embedded database, health. Sees no other package of ours.
 */
@NullMarked
package ai.influgen.publishing.runtime;

import org.jspecify.annotations.NullMarked;
