package ai.influgen.publishing.platform.instagram;

import java.time.Duration;

/** What Instagram takes, as its media reference says (2026). */
final class InstagramLimits {
  /**
   * Meta does not say whether it counts code points or UTF-16 units: a person counts the former.
   */
  static final int CAPTION_CHARACTERS = 2200;

  static final int HASHTAGS = 30;
  static final int MENTIONS = 20;
  static final int ALT_TEXT_CHARACTERS = 1000;
  static final int USER_TAGS = 20;
  static final int COLLABORATORS = 3;

  static final int CAROUSEL_LEAST = 2;
  static final int CAROUSEL_MOST = 10;

  /** The error text of code 36000 says 8 MiB where the reference says 8 MB. */
  static final long IMAGE_BYTES = 8L * 1024 * 1024;

  static final int IMAGE_WIDTH_LEAST = 320;
  static final int IMAGE_WIDTH_MOST = 1440;
  static final Ratio FEED_RATIO = new Ratio(0.8, 1.91, "0.80 (4:5) to 1.91");

  static final int VIDEO_WIDTH_MOST = 1920;

  /** Of a reel; no other limits are published for a carousel's videos. */
  static final Video REEL =
      new Video(
          300_000_000L,
          Duration.ofSeconds(3),
          Duration.ofMinutes(15),
          new Ratio(0.01, 10, "0.01 to 10"));

  static final Video STORY =
      new Video(
          100_000_000L,
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          new Ratio(0.1, 10, "0.1 to 10"));

  /** 9:16, which reels and stories are shown in. */
  static final double UPRIGHT = 9.0 / 16;

  private InstagramLimits() {}

  /** A range of width by height, both ends included. */
  record Ratio(double least, double most, String words) {
    boolean contains(int width, int height) {
      // by multiplication: 1080 by 1350 is 4:5 to the pixel, whatever a division makes of it
      return width >= least * height - 1e-6 && width <= most * height + 1e-6;
    }
  }

  /** Of a video. Megabytes are counted by the million, the stricter reading. */
  record Video(long bytes, Duration shortest, Duration longest, Ratio ratio) {}
}
