package ai.influgen.publishing.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed try is repeated: exponential with full jitter, so that posts which failed together
 * don't come back together. What the platform asked for wins.
 */
public final class RetryPolicy {
  /** A platform that asks for no wait, or one that is over, is not meant to be asked in a loop. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Limits limits;
  private final RandomGenerator random;

  /**
   * Where repeating ends.
   *
   * @param first the longest wait after the first try
   * @param longest the longest wait at all
   * @param tries how many tries there are
   * @param age how long after the first try the last one may start
   */
  public record Limits(Duration first, Duration longest, int tries, Duration age) {
    public static Limits defaults() {
      return new Limits(Duration.ofSeconds(30), Duration.ofHours(1), 8, Duration.ofHours(24));
    }
  }

  public RetryPolicy(Limits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /**
   * When the next try starts; empty if there is none any more.
   *
   * @param tries how many were made, this one included
   * @param firstAt when the first of them was
   * @param asked how long the platform asked to wait, if it did
   */
  public Optional<Instant> next(int tries, Instant firstAt, Instant now, @Nullable Duration asked) {
    Instant at =
        now.plus(asked == null ? pause(tries) : asked.compareTo(LEAST) < 0 ? LEAST : asked);
    return tries >= limits.tries() || over(firstAt, at) ? Optional.empty() : Optional.of(at);
  }

  /** Whether that is too late for what was begun then. */
  boolean over(Instant firstAt, Instant at) {
    return at.isAfter(firstAt.plus(limits.age()));
  }

  /**
   * A wait for what is asked again without having failed, such as a status: the same curve, without
   * end.
   */
  public Duration pause(int round) {
    int doublings = Math.clamp(round - 1, 0, 20);
    long ceiling = Math.min(limits.first().toMillis() << doublings, limits.longest().toMillis());
    // at least a tenth of it, or a platform in trouble would be asked again at once
    return Duration.ofMillis(random.nextLong(ceiling / 10, ceiling + 1));
  }
}
