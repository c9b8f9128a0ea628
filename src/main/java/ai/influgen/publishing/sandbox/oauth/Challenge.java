package ai.influgen.publishing.sandbox.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A PKCE challenge (RFC 7636), bound to an authorization code.
 *
 * @param method how the verifier is transformed before it is compared
 * @param value what it is compared to; empty without PKCE
 */
public record Challenge(Method method, String value) {
  /** No PKCE: every verifier passes. */
  public static final Challenge NONE = new Challenge(Method.NONE, "");

  /** How a verifier becomes a challenge. */
  public enum Method {
    NONE,
    PLAIN,
    /** Unpadded base64url of the SHA-256. */
    S256,
    /** Lower-case hex of the SHA-256, which TikTok wants under the name S256. */
    S256_HEX
  }

  /** Whether a verifier is the one that the challenge was made from. */
  public boolean isMetBy(String verifier) {
    return switch (method) {
      case NONE -> true;
      case PLAIN -> verifier.equals(value);
      case S256 ->
          Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier)).equals(value);
      case S256_HEX -> HexFormat.of().formatHex(sha256(verifier)).equals(value);
    };
  }

  private static byte[] sha256(String verifier) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(verifier.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
