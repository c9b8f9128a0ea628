package ai.influgen.publishing.media;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses under which a platform fetches media without a token: unguessable and expiring.
 *
 * <p>The token itself says which bytes and which kind it stands for (hash, kind, expiry, HMAC), so
 * that serving them asks no database: a platform that fetches a video in hundreds of ranges costs
 * nothing there, and none fails while the database is away.
 */
public final class SignedLinks implements MediaLinks {
  private static final int HASH = 32;
  private static final int CLAIM = HASH + 1 + Long.BYTES;
  // 128 bits can't be guessed over the network (RFC 2104, 5: at least half of the hash)
  private static final int SIGNATURE = 16;
  private static final byte[] PURPOSE = "media link 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TOKEN_LENGTH = (CLAIM + SIGNATURE) * 4 / 3;

  private final String base;
  private final SecretKeySpec key;
  private final Duration life;
  private final InstantSource clock;

  /** What a valid token stands for. */
  record Claim(String sha256, MediaKind kind, Instant expiresAt) {}

  /**
   * @param life how long a link works at least
   */
  public SignedLinks(URI publicUrl, Secret signingKey, Duration life, InstantSource clock) {
    this.base = publicUrl.toString().replaceAll("/+$", "") + "/media/";
    this.key =
        new SecretKeySpec(signingKey.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.life = life;
    this.clock = clock;
  }

  /** The expiry is a full hour, so that a link stays the same, and cached, for a while. */
  @Override
  public URI of(MediaItem item) {
    MediaKind kind =
        MediaKind.ofContentType(item.contentType())
            .orElseThrow(() -> new IllegalArgumentException("not served: " + item.contentType()));
    Instant expiresAt =
        clock.instant().plus(life).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    String token = token(new Claim(item.sha256(), kind, expiresAt));
    return URI.create(base + token + "/" + item.id() + "." + kind.extension());
  }

  /** What the token stands for; empty if it is forged or has expired. */
  Optional<Claim> verify(String token) {
    if (token.length() > TOKEN_LENGTH + 4) {
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
    byte[] signature = Arrays.copyOfRange(bytes, CLAIM, bytes.length);
    byte[] claim = Arrays.copyOf(bytes, CLAIM);
    return MessageDigest.isEqual(signature, sign(claim)) ? read(claim) : Optional.empty();
  }

  private Optional<Claim> read(byte[] bytes) {
    ByteBuffer claim = ByteBuffer.wrap(bytes);
    byte[] hash = new byte[HASH];
    claim.get(hash);
    Optional<MediaKind> kind = MediaKind.ofCode(claim.get());
    Instant expiresAt = Instant.ofEpochSecond(claim.getLong());
    return clock.instant().isBefore(expiresAt)
        ? kind.map(known -> new Claim(HexFormat.of().formatHex(hash), known, expiresAt))
        : Optional.empty();
  }

  private String token(Claim claim) {
    byte[] bytes =
        ByteBuffer.allocate(CLAIM)
            .put(HexFormat.of().parseHex(claim.sha256()))
            .put((byte) claim.kind().code())
            .putLong(claim.expiresAt().getEpochSecond())
            .array();
    byte[] token = ByteBuffer.allocate(CLAIM + SIGNATURE).put(bytes).put(sign(bytes)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private byte[] sign(byte[] claim) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(PURPOSE);
      return Arrays.copyOf(mac.doFinal(claim), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
