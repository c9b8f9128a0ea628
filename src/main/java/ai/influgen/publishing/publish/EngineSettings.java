package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import java.time.Duration;
import java.util.Map;

/**
 * What may be tuned of the engine.
 *
 * @param tick how often what is due is looked for
 * @param horizon how far ahead of its instant a post is claimed
 * @param claimLimit how many posts one look takes at most
 * @param staging how long before its instant a post's media are prepared
 * @param permits how many posts each platform's publisher works on at a time
 * @param commitTimeout how long the answer to a commit call is waited for
 * @param longerCommits the same of platforms that need another time; all instances must agree on it
 * @param sendDeadline how long after its permission a commit call may still be written to the
 *     socket
 * @param retry how failed tries are repeated
 * @param breaker when a platform counts as down
 */
public record EngineSettings(
    Duration tick,
    Duration horizon,
    int claimLimit,
    StagingLead staging,
    Permits permits,
    Duration commitTimeout,
    Map<PlatformName, Duration> longerCommits,
    Duration sendDeadline,
    RetryPolicy.Limits retry,
    PlatformBreaker.Limits breaker) {
  public EngineSettings {
    longerCommits = Map.copyOf(longerCommits);
  }

  public static EngineSettings defaults() {
    return new EngineSettings(
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        500,
        new StagingLead(Duration.ofMinutes(2), StagingLead.USUAL_RATE, Map.of()),
        new Permits(512, Map.of()),
        Duration.ofSeconds(20),
        Map.of(),
        Duration.ofSeconds(2),
        RetryPolicy.Limits.defaults(),
        PlatformBreaker.Limits.defaults());
  }

  /** How long the answer to a commit call of that platform is waited for. */
  Duration commitTimeout(PlatformName platform) {
    return longerCommits.getOrDefault(platform, commitTimeout);
  }

  /**
   * How long after its intent nobody can know better what became of a commit call than by asking
   * the platform.
   */
  Duration settleAfter(PlatformName platform) {
    return settleAfter(commitTimeout(platform));
  }

  /** The same of a call whose answer is waited for that long. */
  Duration settleAfter(Duration timeout) {
    return sendDeadline.plus(timeout);
  }
}
