package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Seals what a platform granted: AES-256-GCM, with the connection's id as associated data, so that
 * what was sealed for one connection can't be opened for another.
 *
 * <p>The key is either 256 bits in Base64, or several of them with commas between, or a Tink keyset
 * in JSON. The first (the keyset's primary) seals and all open, so that keys can be rotated: every
 * refresh seals anew.
 */
public final class TokenVault {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final Aead aead;

  /** What was sealed can't be opened: another key, another row, or damaged. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A vault with that key.
   *
   * @throws IllegalArgumentException if it is no key; the message does not repeat it
   */
  public TokenVault(Secret key) {
    try {
      AeadConfig.register();
      aead = keys(key.reveal().strip()).getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the token key can't be used: it needs AES-GCM keys", e);
    }
  }

  /** Seals tokens for that connection. */
  Buffer seal(UUID connectionId, Tokens tokens) {
    return seal(TokenJson.of(tokens).toBuffer(), bytes(connectionId));
  }

  /**
   * The tokens sealed for that connection.
   *
   * @throws Unreadable if they can't be opened
   */
  Tokens tokens(UUID connectionId, Buffer sealed) {
    return TokenJson.tokens(openFor(connectionId, sealed));
  }

  /** Seals the accounts to choose from for that connection. */
  Buffer seal(UUID connectionId, Choices choices) {
    return seal(TokenJson.of(choices).toBuffer(), bytes(connectionId));
  }

  /**
   * The accounts to choose from.
   *
   * @throws Unreadable if they can't be opened
   */
  public Choices choices(UUID connectionId, Buffer sealed) {
    return TokenJson.choices(openFor(connectionId, sealed));
  }

  Buffer seal(Buffer plain, byte[] associated) {
    try {
      return Buffer.buffer(aead.encrypt(plain.getBytes(), associated));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  Buffer open(Buffer sealed, byte[] associated) throws GeneralSecurityException {
    return Buffer.buffer(aead.decrypt(sealed.getBytes(), associated));
  }

  private JsonObject openFor(UUID connectionId, Buffer sealed) {
    try {
      return new JsonObject(open(sealed, bytes(connectionId)));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(
          "what is sealed for %s can't be opened with this server's token key"
              .formatted(IdKind.CONNECTION.show(connectionId)),
          e);
    }
  }

  private static KeysetHandle keys(String text) throws GeneralSecurityException {
    if (text.startsWith("{")) {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
    KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
    boolean first = true;
    for (String one : text.split(",", -1)) {
      KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(one.strip())).withRandomId();
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

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
