/** The operations on events. Sees its feature and the edge's vocabulary. */
@NullMarked
package ai.influgen.publishing.event.api;

import org.jspecify.annotations.NullMarked;
