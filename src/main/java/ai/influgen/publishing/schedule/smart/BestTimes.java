package ai.influgen.publishing.schedule.smart;

import ai.influgen.publishing.platform.PlatformName;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

/**
 * When to post, and how much, by platform.
 *
 * @param byPlatform by the platform's name
 * @param others of every platform that is not named
 */
public record BestTimes(
    Duration minGap,
    QuietHours quietHours,
    Map<String, PlatformTimes> byPlatform,
    PlatformTimes others)
    implements DailyLimit {

  public BestTimes {
    byPlatform = Map.copyOf(byPlatform);
  }

  /** What is known of a platform. */
  public PlatformTimes of(PlatformName platform) {
    return byPlatform.getOrDefault(platform.value(), others);
  }

  /** The posting plan of a platform's accounts. */
  public PostingPlan plan(PlatformName platform) {
    return new PostingPlan(of(platform).perDay(), minGap, quietHours);
  }

  @Override
  public int per24Hours(PlatformName platform) {
    return of(platform).per24Hours();
  }

  /** The platforms it names; the numbers fill pages. */
  @Override
  public String toString() {
    return "BestTimes" + new TreeSet<>(byPlatform.keySet());
  }
}
