package ai.influgen.publishing.connection;

import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Consents under way. The state that travels through the browser is random and works once; only its
 * hash is stored, and the PKCE verifier beside it is sealed.
 */
public final class OAuthStates {
  /** How long a person may take at the platform. */
  static final Duration LIFETIME = Duration.ofMinutes(15);

  /** How a state begins whose flow came by a connect link: who lost it is no user of ours. */
  private static final String BY_LINK = "link-";

  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Database database;
  private final TokenVault vault;
  private final InstantSource clock;

  public OAuthStates(ConnectionPorts ports, TokenVault vault) {
    this.database = ports.database();
    this.vault = vault;
    this.clock = ports.clock();
  }

  /**
   * What the browser is sent off with.
   *
   * @param codeChallenge by PKCE's S256 (RFC 7636)
   */
  public record Started(String state, String codeChallenge) {}

  /**
   * How a consent was begun.
   *
   * @param browserHash SHA-256 of the only browser's cookie that may finish it; null: any may
   * @param linkId the connect link that led there; null: somebody signed in, or the API
   */
  public record Origin(@Nullable Buffer browserHash, @Nullable UUID linkId) {
    /** A consent for that browser, as its cookie tells it; null: for any. */
    public static Origin of(@Nullable String browser, @Nullable UUID linkId) {
      return new Origin(browser == null ? null : Buffer.buffer(sha256(browser)), linkId);
    }

    /** Without the hash. */
    @Override
    public String toString() {
      return "Origin[bound=%s, linkId=%s]".formatted(browserHash != null, linkId);
    }

    /** Whether that browser may finish it. */
    public boolean admits(@Nullable String browser) {
      return browserHash == null
          || (browser != null && MessageDigest.isEqual(browserHash.getBytes(), sha256(browser)));
    }
  }

  /** What was started, given back once. */
  public record Flow(
      Place place,
      UUID memberId,
      RedirectPath redirect,
      Origin origin,
      Secret codeVerifier,
      Instant expiresAt) {
    public boolean expired(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }

  /** Whether the state is that of a flow by a connect link, known here or not. */
  public static boolean isByLink(String state) {
    return state.startsWith(BY_LINK);
  }

  /** Starts a consent; what nobody came back for is cleared away on the way. */
  public Future<Started> start(Place place, UUID memberId, RedirectPath redirect, Origin origin) {
    String state = (origin.linkId() == null ? "" : BY_LINK) + random();
    String verifier = random();
    byte[] hash = sha256(state);
    Instant now = clock.instant();
    Tuple row =
        Tuple.tuple()
            .addBuffer(Buffer.buffer(hash))
            .addUUID(place.workspaceId())
            .addUUID(memberId)
            .addString(place.platform().value())
            .addUUID(place.characterId())
            .addString(redirect.value())
            .addString(sealed(verifier, hash))
            .addOffsetDateTime(now.plus(LIFETIME).atOffset(ZoneOffset.UTC))
            .addBuffer(origin.browserHash())
            .addUUID(origin.linkId());
    return database
        .execute(ConnectionSql.CLEAR_STATES, Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .compose(cleared -> database.execute(ConnectionSql.START_STATE, row))
        .map(stored -> new Started(state, BASE64.encodeToString(sha256(verifier))));
  }

  /** Takes what was started under that state, so that nobody can again; it may have expired. */
  public Future<Optional<Flow>> take(String state) {
    byte[] hash = sha256(state);
    return database.one(
        ConnectionSql.TAKE_STATE, Tuple.of(Buffer.buffer(hash)), row -> flow(row, hash));
  }

  private Flow flow(Row row, byte[] hash) {
    OffsetDateTime expiry = row.getOffsetDateTime("expires_at");
    return new Flow(
        new Place(
            row.getUUID("workspace_id"),
            new PlatformName(row.getString("platform")),
            row.getUUID("character_id")),
        row.getUUID("member_id"),
        RedirectPath.of(row.getString("redirect_path")).orElse(RedirectPath.DEFAULT),
        new Origin(row.getBuffer("browser_hash"), row.getUUID("connect_link_id")),
        new Secret(opened(row.getString("code_verifier"), hash)),
        expiry.toInstant());
  }

  private String sealed(String verifier, byte[] hash) {
    return BASE64.encodeToString(vault.seal(Buffer.buffer(verifier), hash).getBytes());
  }

  private String opened(String sealed, byte[] hash) {
    try {
      Buffer bytes = Buffer.buffer(Base64.getUrlDecoder().decode(sealed));
      return vault.open(bytes, hash).toString(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new TokenVault.Unreadable("a consent under way was sealed with another token key", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
