package ai.influgen.publishing.bench;

import ai.influgen.publishing.testing.PostFill;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens sealed as the server seals them, for accounts that nobody connected: opening one is part
 * of every publish.
 */
final class SealedTokens implements PostFill.Seal {
  private static final byte[] KEY =
      "an all but random key, 32 bytes.".getBytes(StandardCharsets.US_ASCII);
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String TOKENS =
      "{\"access\": \"token\", \"others\": {}, \"expires_at\": null}";

  /** The key, as the configuration has it. */
  static String key() {
    return Base64.getEncoder().encodeToString(KEY);
  }

  @Override
  public byte[] of(UUID account) {
    byte[] id =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .array();
    byte[] iv = ByteBuffer.allocate(IV_BYTES).putLong(account.getLeastSignificantBits()).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(id);
      byte[] sealed = cipher.doFinal(TOKENS.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
