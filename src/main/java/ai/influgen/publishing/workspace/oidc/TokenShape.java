package ai.influgen.publishing.workspace.oidc;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** What a token says of itself before anything of it is believed (RFC 7515). */
final class TokenShape {
  /** Asymmetric only: a public key must never serve as a shared one. */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  /** Of what access and ID tokens may say they are; others, such as logout tokens, are neither. */
  private static final Set<String> TYPES = Set.of("", "jwt", "at+jwt", "application/at+jwt");

  private static final int PARTS = 3;

  private TokenShape() {}

  /** Whether it may be a signed token, which no token of ours looks like. */
  static boolean fits(String token) {
    return token.chars().filter(c -> c == '.').count() == PARTS - 1;
  }

  /**
   * Looks at the header.
   *
   * @throws ai.influgen.publishing.http.operation.Problem 401 unless it is a signature that we take
   */
  static void check(String token) {
    if (!fits(token)) {
      throw Refusals.token("is not one that an issuer signed");
    }
    JsonObject header = header(token);
    if (!(header.getValue("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
      throw Refusals.token("is not signed with a public key's algorithm, such as RS256 or ES256");
    }
    Object type = header.getValue("typ", "");
    if (!(type instanceof String text) || !TYPES.contains(text.toLowerCase(Locale.ROOT))) {
      throw Refusals.token("says that it is something else than an access token");
    }
    if (header.containsKey("crit")) {
      throw Refusals.token("asks for an extension that is not known here");
    }
  }

  private static JsonObject header(String token) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      return new JsonObject(Buffer.buffer(json));
    } catch (IllegalArgumentException | DecodeException e) {
      throw Refusals.token("can't be read");
    }
  }
}
