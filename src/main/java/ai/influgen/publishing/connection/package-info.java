/**
 * Connected social accounts: the OAuth dance, the vault that keeps tokens encrypted, refresh, and
 * what state a connection is in, and until when. Sees platforms, the log of events and the edge's
 * vocabulary. Whoever has to know that a connection came or went is told through {@link
 * ai.influgen.publishing.connection.ConnectionWatcher}.
 */
@NullMarked
package ai.influgen.publishing.connection;

import org.jspecify.annotations.NullMarked;
