package ai.influgen.publishing.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How large a run is.
 *
 * @param seed what all that is random follows from; which interleaving it meets, it does not decide
 * @param instances how many servers publish
 * @param kills how many of them have to die before it ends
 * @param atMost when it ends though fewer died
 * @param pace between two troubles
 * @param postsPerSecond how many are scheduled
 * @param workspaces each with an account of every platform
 * @param haste by how much the reconcilers' waits are shorter than in earnest
 * @param cached whether instances start from a cache of the JVM's, which takes a while to make
 * @param away how long the database stays away, when it does
 * @param pauses how long an instance stands still, when it does
 * @param opening troubles that strike first, one after the other, so that they surely do
 */
record Plan(
    long seed,
    int instances,
    int kills,
    Duration atMost,
    Duration pace,
    double postsPerSecond,
    int workspaces,
    int haste,
    boolean cached,
    Duration away,
    List<Duration> pauses,
    List<TroubleKind> opening) {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(4), Duration.ofSeconds(11));

  /** Half a minute of everything. */
  static Plan shortForm() {
    return new Plan(
        Long.getLong("chaos.seed", 42),
        2,
        10,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        5,
        1,
        20,
        true,
        Duration.ofSeconds(3),
        List.of(Duration.ofSeconds(4)),
        List.of(
            TroubleKind.SANDBOX,
            TroubleKind.PAUSE,
            TroubleKind.KILL,
            TroubleKind.SANDBOX,
            TroubleKind.POSTGRES_CRASH,
            TroubleKind.KILL,
            TroubleKind.SLOW_PLATFORM,
            TroubleKind.SANDBOX));
  }

  /** As large as the system properties say. */
  static Plan longForm() {
    int kills = Integer.getInteger("chaos.kills", 1_000);
    return new Plan(
        Long.getLong("chaos.seed", 42),
        Integer.getInteger("chaos.instances", 4),
        kills,
        Duration.ofSeconds(60L + kills * 10L),
        Duration.ofMillis(Integer.getInteger("chaos.pace_ms", 1_500)),
        Double.parseDouble(System.getProperty("chaos.rate", "4")),
        3,
        Integer.getInteger("chaos.haste", 1),
        true,
        Duration.ofSeconds(30),
        PAUSES,
        List.of());
  }
}
