package ai.influgen.publishing.sandbox.tiktok;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Limits calls within any 60 seconds, for each token by itself. A restart forgets. */
final class SlidingMinute {
  private static final long MINUTE = 60_000;

  private final InstantSource clock;
  private final Map<String, Deque<Long>> tokenToTimes = new HashMap<>();

  SlidingMinute(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts a call.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when it is one too many, which then
   *     isn't counted
   */
  void take(String token, long limit) {
    long now = clock.millis();
    Deque<Long> times = tokenToTimes.computeIfAbsent(token, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && times.getFirst() <= now - MINUTE) {
      times.removeFirst();
    }
    if (times.size() >= limit) {
      throw TikTokError.RATE_LIMIT_EXCEEDED.exception();
    }
    times.addLast(now);
  }
}
