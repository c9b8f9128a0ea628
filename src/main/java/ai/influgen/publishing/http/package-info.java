/**
 * The HTTP edge: serves the contract. Finds the operation, proves who calls, reads and checks the
 * request, hands it on as a {@link ai.influgen.publishing.http.operation.Call}, and renders what
 * comes back. Sees the vocabulary of operations, the forms, and no feature; who knows tokens
 * implements {@link ai.influgen.publishing.http.Authenticator}.
 */
@NullMarked
package ai.influgen.publishing.http;

import org.jspecify.annotations.NullMarked;
