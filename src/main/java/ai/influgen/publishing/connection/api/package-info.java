/**
 * The operations of the contract on integrations, one class each, and how a connection is shown.
 * Sees connections, platforms and the edge's vocabulary.
 */
@NullMarked
package ai.influgen.publishing.connection.api;

import org.jspecify.annotations.NullMarked;
