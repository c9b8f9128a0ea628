package ai.influgen.publishing.publish;

import java.time.Duration;

/**
 * What may be tuned of the engine.
 *
 * @param tick how often what is due is looked for
 * @param horizon how far ahead of its instant a post is claimed
 * @param claimLimit how many posts one look takes at most
 * @param stageAhead how long before its instant a post's media are prepared
 * @param permits how many posts one platform's publisher works on at a time
 * @param commitTimeout how long the answer to a commit call is waited for
 * @param sendDeadline how long after its permission a commit call may still be written to the
 *     socket
 * @param retry how failed tries are repeated
 * @param breaker when a platform counts as down
 */
public record EngineSettings(
    Duration tick,
    Duration horizon,
    int claimLimit,
    Duration stageAhead,
    int permits,
    Duration commitTimeout,
    Duration sendDeadline,
    RetryPolicy.Limits retry,
    PlatformBreaker.Limits breaker) {

  public static EngineSettings defaults() {
    return new EngineSettings(
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        500,
        Duration.ofMinutes(2),
        64,
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        RetryPolicy.Limits.defaults(),
        PlatformBreaker.Limits.defaults());
  }

  /**
   * How long after its intent nobody can know better what became of a commit call than by asking
   * the platform.
   */
  Duration settleAfter() {
    return sendDeadline.plus(commitTimeout);
  }
}
