package ai.influgen.publishing.platform.tiktok;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often TikTok is asked how a publish stands: 30 calls a minute are all that an account has.
 */
final class TikTokPolling {
  /** 512 MB take TikTok less than 30 s; its checks usually a minute, sometimes hours. */
  private static final List<Duration> STATUS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2));

  /** The id of a public post comes when TikTok's checks are through. */
  private static final List<Duration> POST_ID =
      List.of(
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(20),
          Duration.ofHours(1),
          Duration.ofHours(3));

  /** A day in all; a post without an id is as public as any other. */
  private static final int POST_ID_TRIES = 12;

  private TikTokPolling() {}

  /** How long to wait after so many polls for the end of a publish. */
  static Duration status(int polls) {
    return at(STATUS, polls);
  }

  /** How long to wait after so many polls for the id; empty when to do without. */
  static Optional<Duration> postId(int polls) {
    return polls > POST_ID_TRIES ? Optional.empty() : Optional.of(at(POST_ID, polls));
  }

  private static Duration at(List<Duration> pauses, int polls) {
    return pauses.get(Math.clamp(polls, 1, pauses.size()) - 1);
  }
}
