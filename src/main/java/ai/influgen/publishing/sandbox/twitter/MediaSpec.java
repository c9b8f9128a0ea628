package ai.influgen.publishing.sandbox.twitter;

/**
 * What a client says a file is.
 *
 * @param category such as {@code tweet_video}
 * @param type such as {@code video/mp4}; empty for an upload in one go
 * @param totalBytes 0 for an upload in one go
 */
record MediaSpec(String category, String type, long totalBytes) {
  MediaKind kind() {
    return MediaKind.of(category).orElse(MediaKind.PHOTO);
  }
}
