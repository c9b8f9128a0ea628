/** What tests share: a PostgreSQL, and the server as a process of its own. */
@NullMarked
package ai.influgen.publishing.testing;

import org.jspecify.annotations.NullMarked;
