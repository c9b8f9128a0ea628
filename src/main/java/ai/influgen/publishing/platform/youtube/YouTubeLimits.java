package ai.influgen.publishing.platform.youtube;

import java.time.Duration;
import java.util.Set;

/** What YouTube takes, as its videos reference and help pages say (2026). */
final class YouTubeLimits {
  /** Google does not say what a character is: UTF-16 units are the strictest reading. */
  static final int TITLE_UNITS = 100;

  /** In UTF-8. */
  static final int DESCRIPTION_BYTES = 5000;

  /** Of all tags: commas between them count, and two quotes for a tag with a space. */
  static final int TAGS_CHARACTERS = 500;

  /** 256 GB, as the Data API's description has it. */
  static final long VIDEO_BYTES = 274_877_906_944L;

  static final Duration LONGEST = Duration.ofHours(12);

  /** Of a channel that did not confirm a phone number. */
  static final Duration LONGEST_UNVERIFIED = Duration.ofMinutes(15);

  /** Square or upright and up to this long, a video is a Short (since October 2024). */
  static final Duration SHORT = Duration.ofMinutes(3);

  static final Set<String> THUMBNAIL_TYPES = Set.of("image/jpeg", "image/png");

  /** General guidance; a narrower one is taken and looks coarse. */
  static final int THUMBNAIL_WIDTH_LEAST = 640;

  private YouTubeLimits() {}
}
