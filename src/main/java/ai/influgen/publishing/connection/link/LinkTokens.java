package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.platform.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what stands in the address of a connect link: its id and expiry, with an HMAC-SHA256 over
 * them. Also signs the words that a client's page shows after a consent, so that nobody puts words
 * into our mouth by an address.
 */
final class LinkTokens {
  private static final String HMAC = "HmacSHA256";
  private static final int CLAIM = 3 * Long.BYTES;
  // 144 bits (RFC 2104, 5: at least half of the hash); with them the Base64 has no spare bits, so
  // that a token has one spelling
  private static final int SIGNATURE = 18;
  private static final int TOKEN_LENGTH = (CLAIM + SIGNATURE) * 4 / 3;

  // The configured secret signs media addresses too. Its messages there begin otherwise, and what
  // it makes of this one is the key here: no signature of one place counts in another.
  private static final byte[] KEY_PURPOSE = bytes("connect link key 1\n");
  private static final byte[] TOKEN = bytes("token\n");
  private static final byte[] WORDS = bytes("words\n");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  /** What a token stands for; the expiry in whole seconds. */
  record Claim(UUID id, Instant expiresAt) {}

  LinkTokens(Secret secret) {
    SecretKeySpec configured = new SecretKeySpec(bytes(secret.reveal()), HMAC);
    this.key = new SecretKeySpec(mac(configured, KEY_PURPOSE), HMAC);
  }

  String of(Claim claim) {
    byte[] bytes =
        ByteBuffer.allocate(CLAIM)
            .putLong(claim.id().getMostSignificantBits())
            .putLong(claim.id().getLeastSignificantBits())
            .putLong(claim.expiresAt().getEpochSecond())
            .array();
    byte[] token = Arrays.copyOf(bytes, CLAIM + SIGNATURE);
    System.arraycopy(sign(TOKEN, bytes), 0, token, CLAIM, SIGNATURE);
    return ENCODER.encodeToString(token);
  }

  /** What the token stands for, be it over or not; empty if it is not one of ours. */
  Optional<Claim> read(String token) {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (bytes.length != CLAIM + SIGNATURE) {
      return Optional.empty();
    }
    byte[] claim = Arrays.copyOf(bytes, CLAIM);
    byte[] signature = Arrays.copyOfRange(bytes, CLAIM, bytes.length);
    return MessageDigest.isEqual(signature, sign(TOKEN, claim))
        ? Optional.of(claim(ByteBuffer.wrap(claim)))
        : Optional.empty();
  }

  /** Proves that we said this on that link's page. */
  String proof(UUID linkId, String words) {
    return ENCODER.encodeToString(sign(WORDS, bytes(linkId + "\n" + words)));
  }

  boolean proves(String proof, UUID linkId, String words) {
    return MessageDigest.isEqual(bytes(proof), bytes(proof(linkId, words)));
  }

  private static Claim claim(ByteBuffer bytes) {
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    try {
      return new Claim(id, Instant.ofEpochSecond(bytes.getLong()));
    } catch (DateTimeException e) {
      throw new IllegalStateException("we signed an expiry that is no instant", e);
    }
  }

  private byte[] sign(byte[] purpose, byte[] message) {
    return Arrays.copyOf(mac(key, purpose, message), SIGNATURE);
  }

  private static byte[] mac(SecretKeySpec key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
