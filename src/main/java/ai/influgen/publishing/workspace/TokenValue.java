package ai.influgen.publishing.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the values of tokens, and the hashes by which they are known. */
final class TokenValue {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int RANDOM_BYTES = 32;

  private TokenValue() {}

  /** A new value: 256 random bits, which need no slow hash. */
  static String fresh(TokenKind kind) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The SHA-256 of a value. */
  static byte[] hash(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
