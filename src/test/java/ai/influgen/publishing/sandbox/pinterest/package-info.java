/** Pinterest's API as the sandbox answers it. */
@NullMarked
package ai.influgen.publishing.sandbox.pinterest;

import org.jspecify.annotations.NullMarked;
