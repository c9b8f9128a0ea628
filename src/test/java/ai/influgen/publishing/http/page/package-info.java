@NullMarked
package ai.influgen.publishing.http.page;

import org.jspecify.annotations.NullMarked;
