package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a connection works if no person does anything.
 *
 * @param endsAt null: it is renewed by itself, as far as anybody knows; or it does not work now
 * @param cause why it ends; null if it doesn't
 * @param soon whether that is near enough to warn people
 */
public record Outlook(@Nullable Instant endsAt, @Nullable Cause cause, boolean soon) {
  /** People are warned that much ahead at most. */
  static final Duration LONGEST_NOTICE = Duration.ofDays(10);

  /** … and for a third of a grant that lives shorter: two days of a week. */
  private static final int NOTICE_SHARE = 3;

  /**
   * A refresh that fails is tried again, and a platform may be out of order for hours: nobody has
   * to do anything about that.
   */
  private static final Duration KEEPS_FAILING = Duration.ofDays(1);

  private static final Outlook ENDLESS = new Outlook(null, null, false);

  /** Why a connection ends. */
  public enum Cause {
    /** The platform ends the grant, however often it is refreshed. */
    GRANT,
    /** Refreshing has failed for so long that it will hardly come right by itself. */
    NOT_RENEWED,
    /** There is nothing to refresh it by, or no app of ours at the platform any more. */
    NOT_RENEWABLE
  }

  /** How a connection of that platform looks. */
  public static Outlook of(Platform platform, StoredConnection connection, Instant now) {
    if (connection.state() != Connections.State.CONNECTED) {
      return ENDLESS;
    }
    Instant grantEnd = connection.grant().endsAt();
    Instant tokenEnd = connection.grant().expiresAt();
    Cause stuck = stuck(platform, connection, now);
    if (stuck != null && tokenEnd != null && (grantEnd == null || tokenEnd.isBefore(grantEnd))) {
      boolean soon = TokenLife.endsSoon(connection.grant().issuedAt(), tokenEnd, now);
      return new Outlook(tokenEnd, stuck, soon);
    }
    return grantEnd == null
        ? ENDLESS
        : new Outlook(
            grantEnd, Cause.GRANT, near(connection.standing().connectedAt(), grantEnd, now));
  }

  private static @Nullable Cause stuck(
      Platform platform, StoredConnection connection, Instant now) {
    StoredConnection.Grant grant = connection.grant();
    if (grant.refreshAt() == null || platform.oauth().credentials() == null) {
      return Cause.NOT_RENEWABLE;
    }
    Instant since = connection.standing().problemSince();
    return since != null && !now.isBefore(since.plus(KEEPS_FAILING)) ? Cause.NOT_RENEWED : null;
  }

  private static boolean near(@Nullable Instant begun, Instant end, Instant now) {
    Duration share =
        begun == null ? LONGEST_NOTICE : Duration.between(begun, end).dividedBy(NOTICE_SHARE);
    Duration notice = share.compareTo(LONGEST_NOTICE) < 0 ? share : LONGEST_NOTICE;
    return !now.isBefore(end.minus(notice));
  }
}
