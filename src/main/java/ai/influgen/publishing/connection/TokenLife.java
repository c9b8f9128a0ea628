package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.RefreshModel;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When tokens are refreshed and when people are warned, relative to how long they live. */
final class TokenLife {
  /** What people are warned by: ten days of Instagram's sixty. */
  private static final Duration LONGEST_NOTICE = Duration.ofDays(10);

  private static final int NOTICE_SHARE = 6;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int RETRY_SHARE = 5;

  /**
   * Between two refreshes of a connection; of a life that is shorter than ten of these, a tenth.
   */
  private static final Duration REST = Duration.ofMinutes(1);

  private static final int REST_SHARE = 10;

  /** What is left of tokens that are good for a publish; of a short life a quarter. */
  private static final Duration SPARE = Duration.ofMinutes(5);

  private static final int SPARE_SHARE = 4;

  /** A connection that nobody needs comes up to this part earlier than it has to. */
  private static final int IDLE_SPREAD = 4;

  private TokenLife() {}

  /**
   * The plan for tokens of that age.
   *
   * @param dice from 0 to 1: spreads connections that began together over the first half of the
   *     time that is left, so that the other half is there for tries that don't work
   */
  static RefreshPlan plan(
      RefreshModel model, Instant issued, @Nullable Instant expires, double dice) {
    Instant end = expires == null ? issued.plus(model.usualLife()) : expires;
    Duration life = life(issued, end);
    Duration ahead = shorter(model.ahead(), life.dividedBy(2));
    Instant last = end.minus(ahead.dividedBy(2));
    Instant youngest = issued.plus(model.minimumAge());
    Instant at =
        youngest.isAfter(last) && youngest.isBefore(end)
            ? youngest
            : between(later(end.minus(ahead), sooner(youngest, last)), last, dice);
    Instant by = model.idle() == null ? at : later(at, issued.plus(idle(model.idle(), dice)));
    return new RefreshPlan(at, by, issued.plus(rest(life)));
  }

  /** The same number for the same tokens of a connection; any from 0 to 1 for others. */
  static double dice(UUID connectionId, int generation) {
    long mixed = connectionId.getMostSignificantBits() ^ connectionId.getLeastSignificantBits();
    mixed = (mixed + generation) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed ^= mixed >>> 32;
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /**
   * When a refresh that did not work is tried again: in an hour, or sooner where the tokens would
   * not live to see several tries. After their end the pauses grow again.
   */
  static Instant retryAt(@Nullable Instant issued, @Nullable Instant expires, Instant now) {
    if (expires == null) {
      return now.plus(LONGEST_PAUSE);
    }
    Duration pause = Duration.between(now, expires).abs().dividedBy(RETRY_SHARE);
    Duration least = issued == null ? REST : rest(life(issued, expires));
    return now.plus(shorter(longer(pause, least), LONGEST_PAUSE));
  }

  /** The soonest time for another refresh after one that ended just now. */
  static Instant restedAt(@Nullable Instant issued, @Nullable Instant expires, Instant now) {
    return now.plus(issued == null || expires == null ? REST : rest(life(issued, expires)));
  }

  /** Whether too little is left of them to begin a publish with. */
  static boolean nearlyOver(@Nullable Instant issued, @Nullable Instant expires, Instant now) {
    if (expires == null) {
      return false;
    }
    Duration spare =
        issued == null ? SPARE : shorter(SPARE, life(issued, expires).dividedBy(SPARE_SHARE));
    return !now.isBefore(expires.minus(spare));
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

  private static Duration life(Instant issued, Instant expires) {
    return expires.isAfter(issued) ? Duration.between(issued, expires) : Duration.ZERO;
  }

  private static Duration rest(Duration life) {
    return longer(Duration.ofSeconds(1), shorter(REST, life.dividedBy(REST_SHARE)));
  }

  private static Duration idle(Duration longest, double dice) {
    return longest.minus(scaled(longest.dividedBy(IDLE_SPREAD), dice));
  }

  private static Instant between(Instant first, Instant last, double dice) {
    return first.plus(scaled(Duration.between(first, last), dice));
  }

  private static Duration scaled(Duration length, double share) {
    return Duration.ofMillis((long) (length.toMillis() * share));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Instant sooner(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
