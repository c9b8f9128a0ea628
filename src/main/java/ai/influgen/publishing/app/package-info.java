/**
 * Puts the server together: reads and checks the configuration, opens the database, wires the
 * features, and starts the roles that this process has. The only package that sees all others.
 */
@NullMarked
package ai.influgen.publishing.app;

import org.jspecify.annotations.NullMarked;
