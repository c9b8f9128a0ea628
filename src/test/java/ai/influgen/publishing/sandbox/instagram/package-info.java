/** Instagram's publishing API as the sandbox answers it. */
@NullMarked
package ai.influgen.publishing.sandbox.instagram;

import org.jspecify.annotations.NullMarked;
