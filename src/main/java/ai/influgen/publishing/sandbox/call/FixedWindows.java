package ai.influgen.publishing.sandbox.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts per key in windows of one length, each of which begins with its first call. */
public final class FixedWindows {
  private final InstantSource clock;
  private final Duration length;
  private final Map<String, Window> keyToWindow = new HashMap<>();

  public FixedWindows(InstantSource clock, Duration length) {
    this.clock = clock;
    this.length = length;
  }

  /**
   * How a window stands after a call.
   *
   * @param allowed whether the call was within the limit
   * @param remaining how many more are
   * @param reset when the window ends
   */
  public record Usage(boolean allowed, long remaining, Instant reset) {}

  private record Window(Instant begin, long used) {}

  /** Counts a call where the limit allows it. */
  public Usage use(String key, long limit) {
    Window window = current(key, clock.instant());
    boolean allowed = window.used() < limit;
    if (allowed) {
      window = count(key, clock.instant());
    }
    return new Usage(allowed, Math.max(0, limit - window.used()), window.begin().plus(length));
  }

  /** Counts something that happened before a restart. */
  public void countEarlier(String key, Instant at) {
    count(key, at);
  }

  private Window count(String key, Instant at) {
    Window window = current(key, at);
    Window counted = new Window(window.begin(), window.used() + 1);
    keyToWindow.put(key, counted);
    return counted;
  }

  private Window current(String key, Instant at) {
    Window window = keyToWindow.get(key);
    return window == null || !at.isBefore(window.begin().plus(length)) ? new Window(at, 0) : window;
  }
}
