package ai.influgen.publishing.workspace.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/**
 * What we need of an issuer's own description (OpenID Connect Discovery 1.0, section 3).
 *
 * @param issuer as its tokens spell it, to the letter
 * @param authorization where people prove who they are
 * @param token where codes are exchanged
 * @param keys where its public keys are
 * @param basic whether a client names itself in the header rather than in the body
 */
record Metadata(String issuer, String authorization, String token, String keys, boolean basic) {
  private static final String BASIC = "client_secret_basic";

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException if it is another issuer's, or lacks something
   */
  static Metadata of(JsonObject json, URI configured) {
    String issuer = text(json, "issuer");
    if (!same(issuer, configured.toString())) {
      throw new IllegalArgumentException("it says that it is another issuer: " + issuer);
    }
    JsonArray ways =
        json.getJsonArray("token_endpoint_auth_methods_supported", new JsonArray().add(BASIC));
    return new Metadata(
        issuer,
        text(json, "authorization_endpoint"),
        text(json, "token_endpoint"),
        text(json, "jwks_uri"),
        ways.contains(BASIC));
  }

  private static String text(JsonObject json, String name) {
    if (json.getValue(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("it names no " + name);
  }

  /** Whether both name the same issuer: some spell it with a slash at the end. */
  static boolean same(String one, String other) {
    return withoutSlash(one).equals(withoutSlash(other));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
