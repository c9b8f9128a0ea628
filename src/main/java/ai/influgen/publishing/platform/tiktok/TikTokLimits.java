package ai.influgen.publishing.platform.tiktok;

import java.time.Duration;

/**
 * What TikTok takes, as its Content Posting API reference says (2026). Texts are counted in UTF-16
 * units, megabytes by the million: the stricter reading wherever the reference mixes both.
 */
final class TikTokLimits {
  static final int CAPTION = 2200;
  static final int PHOTO_TITLE = 90;
  static final int PHOTO_DESCRIPTION = 4000;

  static final int PHOTOS = 35;
  static final long PHOTO_BYTES = 20_000_000L;

  /** 1080p, whichever way up. */
  static final int PHOTO_SHORT_SIDE = 1080;

  static final int PHOTO_LONG_SIDE = 1920;

  static final long VIDEO_BYTES = 4_000_000_000L;
  static final int VIDEO_SIDE_LEAST = 360;
  static final int VIDEO_SIDE_MOST = 4096;

  /** Not documented, but quoted everywhere: it earns a warning only. */
  static final Duration VIDEO_SHORTEST = Duration.ofSeconds(3);

  /** Every account may post as much; how much more an account may is asked before each post. */
  static final Duration VIDEO_FOR_ALL = Duration.ofMinutes(3);

  static final Duration VIDEO_LONGEST = Duration.ofMinutes(10);

  /** At least 5 MB and at most 64 MB, whether a megabyte is a million bytes or 1024². */
  static final long CHUNK_BYTES = 10_000_000L;

  static final long CHUNK_LEAST = 5_242_880L;
  static final long CHUNK_MOST = 64_000_000L;

  /** Shared with every other app that posts to the account; TikTok says "about". */
  static final int POSTS_PER_DAY = 15;

  private TikTokLimits() {}
}
