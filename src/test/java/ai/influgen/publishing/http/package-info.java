@NullMarked
package ai.influgen.publishing.http;

import org.jspecify.annotations.NullMarked;
