package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its row has it.
 *
 * @param settings the defaults for its posts
 */
public record StoredConnection(
    UUID id,
    Place place,
    Connections.State state,
    Profile profile,
    Grant grant,
    Standing standing,
    JsonObject settings) {

  /** Who it is at the platform; kept when the grant has ended, to recognise the account again. */
  public record Profile(
      @Nullable String remoteId,
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String pictureUrl,
      List<String> scopes,
      JsonObject details) {}

  /**
   * What was granted, sealed.
   *
   * @param refreshAt when to get fresh tokens; null: never ahead of time
   * @param endsAt when it ends however often it is refreshed; null: nobody knows of an end
   */
  public record Grant(
      @Nullable Buffer tokens,
      @Nullable Buffer choices,
      int generation,
      @Nullable Instant issuedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant refreshAt,
      @Nullable Instant endsAt) {

    /** Without what is sealed. */
    @Override
    public String toString() {
      return "Grant[generation=%d, issuedAt=%s, expiresAt=%s, refreshAt=%s, endsAt=%s]"
          .formatted(generation, issuedAt, expiresAt, refreshAt, endsAt);
    }
  }

  /**
   * How it stands with the platform.
   *
   * @param problem plain words; null: none
   * @param problemSince since when refreshing has failed without a break; null: it has not
   * @param checkedAt when the platform last said so
   */
  public record Standing(
      @Nullable String problem,
      @Nullable Instant problemSince,
      @Nullable Instant checkedAt,
      @Nullable Instant connectedAt) {}

  /**
   * The account ready to act for.
   *
   * @throws IllegalStateException unless it {@link #holdsTokens}
   * @throws TokenVault.Unreadable if they can't be opened
   */
  Account account(TokenVault vault) {
    if (grant.tokens() == null || profile.remoteId() == null || profile.username() == null) {
      throw new IllegalStateException("a connection without tokens acts for nobody");
    }
    return new Account(
        profile.remoteId(),
        profile.username(),
        vault.tokens(id, grant.tokens()),
        profile.details());
  }

  boolean holdsTokens() {
    return grant.tokens() != null && profile.remoteId() != null && profile.username() != null;
  }

  static StoredConnection of(Row row) {
    return new StoredConnection(
        row.getUUID("id"),
        new Place(
            row.getUUID("workspace_id"),
            new PlatformName(row.getString("platform")),
            row.getUUID("character_id")),
        state(row),
        profile(row),
        grant(row),
        new Standing(
            row.getString("problem"),
            instant(row, "problem_since"),
            instant(row, "checked_at"),
            instant(row, "connected_at")),
        row.getJsonObject("settings"));
  }

  static Connections.State state(Row row) {
    return Connections.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private static Profile profile(Row row) {
    return new Profile(
        row.getString("remote_id"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("picture_url"),
        List.of(row.getArrayOfStrings("scopes")),
        row.getJsonObject("details"));
  }

  private static Grant grant(Row row) {
    return new Grant(
        row.getBuffer("sealed_tokens"),
        row.getBuffer("sealed_choices"),
        row.getInteger("token_generation"),
        instant(row, "token_issued_at"),
        instant(row, "token_expires_at"),
        instant(row, "refresh_at"),
        instant(row, "grant_ends_at"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
