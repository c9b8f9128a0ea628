package ai.influgen.publishing.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an instance under test carries within it: called from where {@link Mutation} put it. What it
 * does is told by system properties; without them, nothing. Part of the instance's process, not of
 * the test's.
 */
@SuppressWarnings("SystemOut") // its words belong into the instance's log
public final class Saboteur {
  /** How a process ends that died at a point: SIGKILL's own is 137. */
  static final int DIED_AT_POINT = 86;

  static final String POINT = "chaos.point";
  static final String NTH = "chaos.nth";
  static final String AFTER_MS = "chaos.after_ms";
  static final String FREEZE = "chaos.freeze";
  static final String CLOCK_MS = "chaos.clock_ms";
  static final String HASTE = "chaos.haste";

  /** What it says at its first claim, and how many ms after its start. */
  static final String FIRST_CLAIM = "first claim after ";

  /** {@link Point#CLAIM}; this class has to stand alone. */
  private static final String CLAIM = "CLAIM";

  private static final String WHERE = System.getProperty(POINT, "");
  private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger(NTH, 1));
  private static final AtomicBoolean CLAIMED = new AtomicBoolean();

  private Saboteur() {}

  /** The process has come to a point. */
  public static void pass(String point) {
    if (point.equals(CLAIM) && CLAIMED.compareAndSet(false, true)) {
      ProcessHandle.current()
          .info()
          .startInstant()
          .ifPresent(
              start ->
                  System.out.println(
                      FIRST_CLAIM + Duration.between(start, Instant.now()).toMillis() + " ms"));
    }
    if (point.equals(WHERE) && LEFT.decrementAndGet() == 0) {
      strike(point);
    }
  }

  /** The system's clock, as far off as was ordered. */
  public static Instant now() {
    return Instant.now().plusMillis(Long.getLong(CLOCK_MS, 0));
  }

  /** A wait of a reconciler, shortened as ordered. */
  public static Duration seconds(long seconds) {
    return Duration.ofMillis(seconds * 1_000 / Integer.getInteger(HASTE, 1));
  }

  /** A wait of a reconciler, shortened as ordered. */
  public static Duration minutes(long minutes) {
    return seconds(minutes * 60);
  }

  private static void strike(String point) {
    System.out.println("struck at " + point);
    if (Boolean.getBoolean(FREEZE)) {
      freeze();
      return;
    }
    long after = Long.getLong(AFTER_MS, 0);
    if (after == 0) {
      Runtime.getRuntime().halt(DIED_AT_POINT);
    }
    Thread.ofPlatform().daemon().start(() -> die(after));
  }

  private static void die(long after) {
    try {
      Thread.sleep(after);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(DIED_AT_POINT);
  }

  // the whole process stands still right here, until somebody sends SIGCONT
  private static void freeze() {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
