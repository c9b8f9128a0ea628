package ai.influgen.publishing.schedule.smart;

import ai.influgen.publishing.platform.PlatformName;

/** How many posts a platform takes from one account. */
@FunctionalInterface
public interface DailyLimit {
  /** At most so many in any 24 hours. */
  int per24Hours(PlatformName platform);
}
