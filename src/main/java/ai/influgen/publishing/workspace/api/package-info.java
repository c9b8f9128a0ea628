/** The operations of the contract that are about the workspace itself, one class each. */
@NullMarked
package ai.influgen.publishing.workspace.api;

import org.jspecify.annotations.NullMarked;
