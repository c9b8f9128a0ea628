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

  /** What agency keys start with, so that a leaked one is recognised. */
  private static final String KEY = "ik_";

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 62^43 is a little more than 2^256. */
  private static final int KEY_LENGTH = 43;

  /** Tells keys apart and leaves 220 bits that nobody is shown. */
  private static final int SHOWN_LENGTH = KEY.length() + 6;

  private TokenValue() {}

  /** A new value: 256 random bits, which need no slow hash. */
  static String fresh(TokenKind kind) {
    return kind.prefix() + random();
  }

  /** 256 random bits, as fit into an address. */
  static String random() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** A new agency key: letters and digits only, so that a double click takes all of it. */
  static String freshKey() {
    StringBuilder value = new StringBuilder(KEY);
    RANDOM.ints(KEY_LENGTH, 0, BASE62.length()).forEach(i -> value.append(BASE62.charAt(i)));
    return value.toString();
  }

  static boolean isKey(String value) {
    return value.startsWith(KEY);
  }

  /** How an agency key begins, as people are shown it. */
  static String shown(String key) {
    return key.substring(0, SHOWN_LENGTH);
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
