package ai.influgen.publishing.workspace.oidc;

/**
 * What a sign-in by browser takes along.
 *
 * @param state comes back with the browser
 * @param nonce comes back in the ID token
 * @param challenge of the PKCE verifier, by S256 (RFC 7636)
 */
public record SignInRequest(String state, String nonce, String challenge) {
  @Override
  public String toString() {
    return "SignInRequest";
  }
}
