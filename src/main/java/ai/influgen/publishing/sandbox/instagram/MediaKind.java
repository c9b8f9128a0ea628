package ai.influgen.publishing.sandbox.instagram;

/** What a container or a post is. */
enum MediaKind {
  IMAGE("image", "IMAGE", "FEED"),
  /** A video within a carousel. */
  VIDEO("video", "VIDEO", "FEED"),
  CAROUSEL("carousel", "CAROUSEL_ALBUM", "FEED"),
  STORY("story", "IMAGE", "STORY"),
  REEL("reel", "VIDEO", "REELS");

  private final String ledgerName;
  private final String mediaType;
  private final String productType;

  MediaKind(String ledgerName, String mediaType, String productType) {
    this.ledgerName = ledgerName;
    this.mediaType = mediaType;
    this.productType = productType;
  }

  String ledgerName() {
    return ledgerName;
  }

  /** As the platform names it when the post is read back; a story with a video reads VIDEO. */
  String mediaType(boolean video) {
    return this == STORY && video ? "VIDEO" : mediaType;
  }

  String productType() {
    return productType;
  }
}
