@NullMarked
package ai.influgen.publishing.http.operation;

import org.jspecify.annotations.NullMarked;
