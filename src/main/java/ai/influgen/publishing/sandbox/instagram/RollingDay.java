package ai.influgen.publishing.sandbox.instagram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts what happened to each account within the last 24 hours. */
final class RollingDay {
  private static final Duration WINDOW = Duration.ofHours(24);

  private final InstantSource clock;
  private final Map<String, Deque<Long>> accountToTimes = new HashMap<>();

  RollingDay(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes one at a time in milliseconds since the epoch. */
  void add(String account, long at) {
    accountToTimes.computeIfAbsent(account, _ -> new ArrayDeque<>()).addLast(at);
  }

  long count(String account) {
    return countSince(account, Instant.EPOCH);
  }

  /** How many there were since an instant, which may not reach back further than the window. */
  long countSince(String account, Instant since) {
    Deque<Long> times = accountToTimes.getOrDefault(account, new ArrayDeque<>());
    long start = clock.instant().minus(WINDOW).toEpochMilli();
    while (!times.isEmpty() && times.getFirst() <= start) {
      times.removeFirst();
    }
    return times.stream().filter(time -> time >= since.toEpochMilli()).count();
  }
}
