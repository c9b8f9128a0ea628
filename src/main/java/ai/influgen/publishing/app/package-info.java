@NullMarked
package ai.influgen.publishing.app;

import org.jspecify.annotations.NullMarked;
