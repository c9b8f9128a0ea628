/** X's API as the sandbox answers it. */
@NullMarked
package ai.influgen.publishing.sandbox.twitter;

import org.jspecify.annotations.NullMarked;
