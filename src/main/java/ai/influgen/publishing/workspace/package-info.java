/**
 * Tenants, their people, and the tokens that prove who calls: access tokens, one-time sign-in
 * tokens, sessions and agency keys. Only hashes of them are kept. Sees the edge's ports and
 * vocabulary, and no other feature.
 */
@NullMarked
package ai.influgen.publishing.workspace;

import org.jspecify.annotations.NullMarked;
