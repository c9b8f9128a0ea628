/**
 * People whom an OpenID Connect issuer knows: finds the issuer and its keys, verifies its tokens,
 * exchanges codes, and reads from the claims who somebody is here. Knows no database; sees the
 * vocabulary of operations and the word for a secret.
 */
@NullMarked
package ai.influgen.publishing.workspace.oidc;

import org.jspecify.annotations.NullMarked;
