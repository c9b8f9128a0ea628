package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals what a platform granted: AES-256-GCM, with the connection's id as associated data, so that
 * what was sealed for one connection can't be opened for another. Keys are rotated by putting a new
 * one before the old: {@link Resealing} seals anew what the old one sealed.
 */
public final class TokenVault {
  private final TokenKeys keys;

  /** What was sealed can't be opened: another key, another row, or damaged. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A vault with that key, or with several of which the first seals; {@link TokenKeys} says in
   * which form.
   *
   * @throws IllegalArgumentException if it is no key; the message does not repeat it
   */
  public TokenVault(Secret key) {
    keys = TokenKeys.of(key);
  }

  /** Which key seals: a fingerprint, to be stored beside what is sealed. */
  String sealedWith() {
    return keys.first();
  }

  /** Whether there are keys that only open. */
  boolean hasOldKeys() {
    return keys.count() > 1;
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
    return TokenJson.tokens(new JsonObject(openFor(connectionId, sealed)));
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
    return TokenJson.choices(new JsonObject(openFor(connectionId, sealed)));
  }

  /**
   * The same, sealed with the first key.
   *
   * @throws Unreadable if it can't be opened
   */
  Buffer anew(UUID connectionId, Buffer sealed) {
    return seal(openFor(connectionId, sealed), bytes(connectionId));
  }

  Buffer seal(Buffer plain, byte[] associated) {
    try {
      return Buffer.buffer(keys.aead().encrypt(plain.getBytes(), associated));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  Buffer open(Buffer sealed, byte[] associated) throws GeneralSecurityException {
    return Buffer.buffer(keys.aead().decrypt(sealed.getBytes(), associated));
  }

  private Buffer openFor(UUID connectionId, Buffer sealed) {
    try {
      return open(sealed, bytes(connectionId));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(
          "what is sealed for %s can't be opened with this server's token key"
              .formatted(IdKind.CONNECTION.show(connectionId)),
          e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
