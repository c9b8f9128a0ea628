package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Secret;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a {@link TokenVault}: 256 bits in Base64, several of them with commas or line breaks
 * between, or a Tink keyset in JSON. The first (the keyset's primary) seals, and all open.
 *
 * @param aead seals and opens
 * @param first which key seals: a fingerprint, the same on every server with that key, which tells
 *     nothing of it
 * @param count how many there are
 */
record TokenKeys(Aead aead, String first, int count) {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int FINGERPRINT_BYTES = 8;
  private static final String FINGERPRINT = "influgen: which token key sealed this";

  /**
   * The keys of that text.
   *
   * @throws IllegalArgumentException if they are none; the message does not repeat them
   */
  @SuppressWarnings("UnusedException") // it may quote what it could not read
  static TokenKeys of(Secret text) {
    try {
      AeadConfig.register();
      KeysetHandle keys = keys(text.reveal().strip());
      return new TokenKeys(
          keys.getPrimitive(RegistryConfiguration.get(), Aead.class), first(keys), keys.size());
    } catch (GeneralSecurityException | IllegalStateException e) {
      throw new IllegalArgumentException("the token key can't be used: it needs AES-GCM keys");
    }
  }

  private static KeysetHandle keys(String text) throws GeneralSecurityException {
    if (text.startsWith("{")) {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
    KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
    boolean first = true;
    for (String one : text.split("\\s*[,\\s]\\s*", -1)) {
      KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(one)).withRandomId();
      keyset.addEntry(first ? entry.makePrimary() : entry);
      first = false;
    }
    return keyset.build();
  }

  @AccessesPartialKey
  private static AesGcmKey key(String base64) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                // no prefix, so that a key keeps working when it moves into a keyset of its own
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(decoded(base64), InsecureSecretKeyAccess.get()))
        .build();
  }

  private static byte[] decoded(String base64) {
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // said below, without the decoder's message: it repeats characters of the key
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the token key has to be 32 bytes in Base64 (openssl rand -base64 32)");
    }
    return bytes;
  }

  // A pseudo-random function of the key gives away nothing of it. The prefix that Tink writes
  // before
  // what it seals belongs to it: the same key with another one does not open the other's.
  @AccessesPartialKey
  private static String first(KeysetHandle keys) throws GeneralSecurityException {
    if (!(keys.getPrimary().getKey() instanceof AesGcmKey key)
        || key.getParameters().getKeySizeBytes() != KEY_BYTES) {
      throw new IllegalArgumentException("the first token key has to be one of AES-256-GCM");
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "HmacSHA256"));
    mac.update(FINGERPRINT.getBytes(StandardCharsets.UTF_8));
    byte[] print = mac.doFinal(key.getOutputPrefix().toByteArray());
    return HexFormat.of().formatHex(print, 0, FINGERPRINT_BYTES);
  }
}
