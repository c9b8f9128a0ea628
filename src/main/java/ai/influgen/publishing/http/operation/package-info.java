/**
 * The small vocabulary between the HTTP edge and the features: an operation of the contract, the
 * call it gets, the reply or problem it answers with, and a page of a list. Sees nothing else of
 * ours, and knows no HTTP server.
 */
@NullMarked
package ai.influgen.publishing.http.operation;

import org.jspecify.annotations.NullMarked;
