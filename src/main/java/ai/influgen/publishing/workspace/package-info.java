/**
 * Tenants, their people, and the tokens that prove who calls: access tokens, one-time sign-in
 * tokens, sessions and agency keys. Only hashes of them are kept. People of a configured issuer
 * become members when they are first seen. Sees the edge's ports and vocabulary, and no other
 * feature.
 */
@NullMarked
package ai.influgen.publishing.workspace;

import org.jspecify.annotations.NullMarked;
