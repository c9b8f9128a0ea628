/** The whole server from the outside: as its users meet it, and as faults and crashes do. */
@NullMarked
package ai.influgen.publishing.story;

import org.jspecify.annotations.NullMarked;
