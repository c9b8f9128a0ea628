@NullMarked
package ai.influgen.publishing.workspace;

import org.jspecify.annotations.NullMarked;
