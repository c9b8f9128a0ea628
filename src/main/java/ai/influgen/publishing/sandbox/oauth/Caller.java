package ai.influgen.publishing.sandbox.oauth;

/**
 * Who calls, with a valid access token.
 *
 * @param account the account that logged in
 * @param token the token
 */
public record Caller(Account account, Token token) {
  /** Whether a scope was granted. */
  public boolean may(String scope) {
    return token.scopes().contains(scope);
  }

  /**
   * Checks scopes, and answers the caller.
   *
   * @throws OAuthException when one wasn't granted
   */
  public Caller require(String... scopes) {
    for (String scope : scopes) {
      if (!may(scope)) {
        throw OAuthException.scopeMissing(scope);
      }
    }
    return this;
  }
}
