package ai.influgen.publishing.sandbox.oauth;

import java.util.Optional;

/**
 * What a client gets for a code or a refresh token.
 *
 * @param access the access token
 * @param refresh the refresh token that counts from now on, the old one where it doesn't rotate;
 *     empty when there is none
 */
public record Issued(Token access, Optional<Token> refresh) {
  /** The life of the access token in seconds. */
  public long expiresInSeconds() {
    return (access.expiresAt() - access.issuedAt()) / 1000;
  }
}
