/** Every platform's publish, killed after each of its calls. */
@NullMarked
package ai.influgen.publishing.crash;

import org.jspecify.annotations.NullMarked;
