package ai.influgen.publishing.connection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When tokens are refreshed and when people are warned, relative to how long they live. */
final class TokenLife {
  /** What people are warned by: ten days of Instagram's sixty. */
  private static final Duration LONGEST_NOTICE = Duration.ofDays(10);

  private static final int NOTICE_SHARE = 6;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final int RETRY_SHARE = 5;

  private TokenLife() {}

  /** When half of the life is over; null if nobody knows when it ends. */
  static @Nullable Instant refreshAt(Instant issued, @Nullable Instant expires) {
    return expires == null ? null : issued.plus(Duration.between(issued, expires).dividedBy(2));
  }

  /**
   * When a refresh that did not work is tried again: in an hour, or sooner where the tokens would
   * not live to see several tries.
   */
  static Instant retryAt(@Nullable Instant expires, Instant now) {
    if (expires == null) {
      return now.plus(LONGEST_PAUSE);
    }
    Duration pause = Duration.between(now, expires).dividedBy(RETRY_SHARE);
    if (pause.compareTo(SHORTEST_PAUSE) < 0) {
      return now.plus(SHORTEST_PAUSE);
    }
    return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  /** Whether the end is near: ten days away, or a sixth of a shorter life. */
  static boolean endsSoon(@Nullable Instant issued, @Nullable Instant expires, Instant now) {
    if (expires == null) {
      return false;
    }
    Duration share =
        issued == null ? LONGEST_NOTICE : Duration.between(issued, expires).dividedBy(NOTICE_SHARE);
    Duration notice = share.compareTo(LONGEST_NOTICE) < 0 ? share : LONGEST_NOTICE;
    return !now.isBefore(expires.minus(notice));
  }
}
