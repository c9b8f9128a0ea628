/** Speaks to the simulated YouTube over HTTP, the way an application does. */
@NullMarked
package ai.influgen.publishing.sandbox.youtube;

import org.jspecify.annotations.NullMarked;
