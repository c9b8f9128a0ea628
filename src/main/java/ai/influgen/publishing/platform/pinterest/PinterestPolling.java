package ai.influgen.publishing.platform.pinterest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often a video is asked whether it is processed: Pinterest's own sample waits like this. */
final class PinterestPolling {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10));

  /** Ten minutes in all. */
  private static final int TRIES = 63;

  private PinterestPolling() {}

  /** How long to wait after so many polls; empty when to give up for this try. */
  static Optional<Duration> after(int polls) {
    int next = Math.clamp(polls, 1, PAUSES.size()) - 1;
    return polls > TRIES ? Optional.empty() : Optional.of(PAUSES.get(next));
  }
}
