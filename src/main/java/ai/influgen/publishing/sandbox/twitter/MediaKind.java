package ai.influgen.publishing.sandbox.twitter;

import java.util.Optional;

/** The kinds of media, with what X's best practices allow. */
enum MediaKind {
  PHOTO("photo", 3, 5L << 20, 4),
  GIF("animated_gif", 16, 15L << 20, 1),
  VIDEO("video", 13, Long.MAX_VALUE, 1);

  private final String type;
  private final int keyPrefix;
  private final long maxBytes;
  private final int maxCount;

  MediaKind(String type, int keyPrefix, long maxBytes, int maxCount) {
    this.type = type;
    this.keyPrefix = keyPrefix;
    this.maxBytes = maxBytes;
    this.maxCount = maxCount;
  }

  /** The kind of a category; empty for one that can't be posted. */
  static Optional<MediaKind> of(String category) {
    return switch (category) {
      case "tweet_image" -> Optional.of(PHOTO);
      case "tweet_gif" -> Optional.of(GIF);
      case "tweet_video", "amplify_video" -> Optional.of(VIDEO);
      default -> Optional.empty();
    };
  }

  /** The word for it in a media object. */
  String type() {
    return type;
  }

  String key(String id) {
    return keyPrefix + "_" + id;
  }

  /** Videos have a limit that can be set. */
  long maxBytes(TwitterSettings settings) {
    return this == VIDEO ? settings.number("video_max_bytes") : maxBytes;
  }

  /** How many a post may have. */
  int maxCount() {
    return maxCount;
  }

  /** Whether X works on it after the bytes are there. */
  boolean processed() {
    return this != PHOTO;
  }

  /** The word for it in a link to a post's media. */
  String linkWord() {
    return this == PHOTO ? "photo" : "video";
  }
}
