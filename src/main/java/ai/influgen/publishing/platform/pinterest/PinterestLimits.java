package ai.influgen.publishing.platform.pinterest;

import java.time.Duration;

/**
 * What Pinterest takes. Texts and counts are in its API description (v5); sizes, lengths and ratios
 * are in its help pages and others' guides only, the stricter one where they differ.
 */
final class PinterestLimits {
  /** Pinterest does not say what it counts: a person counts code points. */
  static final int TITLE_CHARACTERS = 100;

  static final int DESCRIPTION_CHARACTERS = 800;
  static final int LINK_CHARACTERS = 2048;
  static final int ALT_TEXT_CHARACTERS = 500;

  static final int CAROUSEL_LEAST = 2;
  static final int CAROUSEL_MOST = 5;

  /** Megabytes are counted by the million, the stricter reading. */
  static final long IMAGE_BYTES = 20_000_000L;

  static final long VIDEO_BYTES = 2_000_000_000L;
  static final Duration VIDEO_SHORTEST = Duration.ofSeconds(4);
  static final Duration VIDEO_LONGEST = Duration.ofMinutes(15);

  /** Of a video, width by height: 1:2. */
  static final double RATIO_LEAST = 0.5;

  static final double RATIO_MOST = 1.91;

  private PinterestLimits() {}
}
