@NullMarked
package ai.influgen.publishing.http.management;

import org.jspecify.annotations.NullMarked;
