package ai.influgen.publishing.platform.youtube;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Google's quota day. */
final class YouTubeDay {
  /** Daily quotas begin anew at midnight Pacific time. */
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private YouTubeDay() {}

  /** The next midnight. */
  static Instant end(Instant now) {
    return now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Until just after the next midnight; not every channel at the same second. */
  static Duration untilEnd(Instant now, String channel) {
    return Duration.between(now, end(now)).plusSeconds(1 + Math.floorMod(channel.hashCode(), 30));
  }
}
