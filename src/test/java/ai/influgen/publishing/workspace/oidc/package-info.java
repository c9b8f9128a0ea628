@NullMarked
package ai.influgen.publishing.workspace.oidc;

import org.jspecify.annotations.NullMarked;
