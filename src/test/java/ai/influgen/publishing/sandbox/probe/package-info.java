/** Reads media files made in the test. */
@NullMarked
package ai.influgen.publishing.sandbox.probe;

import org.jspecify.annotations.NullMarked;
