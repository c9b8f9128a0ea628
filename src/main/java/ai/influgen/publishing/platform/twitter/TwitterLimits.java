package ai.influgen.publishing.platform.twitter;

import java.time.Duration;

/**
 * What X takes, as its media best practices (2026) and the configuration v3 of its text library
 * say. Megabytes are counted by the million, the stricter reading.
 */
final class TwitterLimits {
  /** Weighted: a link counts 23, most letters 1, an emoji or a CJK character 2. */
  static final int TEXT = 280;

  /** Of accounts with X Premium. */
  static final int LONG_TEXT = 25_000;

  static final int CASHTAGS = 1;
  static final int ALT_TEXT_CHARACTERS = 1000;

  static final int IMAGES = 4;
  static final long IMAGE_BYTES = 5_000_000;

  static final long GIF_BYTES = 15_000_000;
  static final int GIF_WIDTH = 1280;
  static final int GIF_HEIGHT = 1080;

  static final Duration VIDEO_SHORTEST = Duration.ofMillis(500);
  static final Duration VIDEO_LONGEST = Duration.ofMinutes(20);
  static final Duration PREMIUM_VIDEO_LONGEST = Duration.ofMinutes(125);

  /**
   * X says 8 GB (16 GB for Premium). A file goes in at most 1,000 segments, and larger ones than 4
   * MiB are not known to be taken.
   */
  static final long VIDEO_BYTES = TwitterSegments.MOST * TwitterSegments.LARGEST;

  static final int VIDEO_SIDE_LEAST = 32;

  /** Published as the largest size, though X takes and scales 1080p: so it is only warned of. */
  static final int VIDEO_LONG_SIDE = 1280;

  static final int VIDEO_SHORT_SIDE = 1024;

  /** From 1:3 to 3:1. */
  static final int VIDEO_RATIO = 3;

  private TwitterLimits() {}
}
