package ai.influgen.publishing.testing;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another process does, which gives no signal. */
public final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Waiting() {}

  /** The first value seen that is wanted; an {@link AssertionError} when none came in time. */
  public static <T> T until(Duration limit, Supplier<T> look, Predicate<T> wanted) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      T seen = look.get();
      if (wanted.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + "; in the end it was: " + seen);
      }
      pause(BETWEEN_LOOKS);
    }
  }

  /** Lets time pass, where the passing of time is what is tested. */
  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
