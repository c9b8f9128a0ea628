package ai.influgen.publishing.platform.instagram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often a container is asked whether it is done. */
final class InstagramPolling {
  /** Images are done at once or within seconds. */
  private static final List<Duration> IMAGE =
      List.of(
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));

  /** Two minutes in all: longer than any image was seen to take. */
  private static final int IMAGE_TRIES = 26;

  /** Meta advises once a minute; shorter at first, since short reels are done in seconds. */
  private static final List<Duration> VIDEO =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  /** Ten minutes in all. */
  private static final int VIDEO_TRIES = 13;

  private InstagramPolling() {}

  /** How long to wait after so many polls; empty when to give up for this try. */
  static Optional<Duration> after(boolean video, int polls) {
    List<Duration> pauses = video ? VIDEO : IMAGE;
    int most = video ? VIDEO_TRIES : IMAGE_TRIES;
    int next = Math.clamp(polls, 1, pauses.size()) - 1;
    return polls > most ? Optional.empty() : Optional.of(pauses.get(next));
  }
}
