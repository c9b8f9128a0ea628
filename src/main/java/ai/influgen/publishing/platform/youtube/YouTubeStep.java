package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Step;

/**
 * A step of a YouTube publish, as the journal names it.
 *
 * @param first of a chunk: its first byte; else 0
 */
record YouTubeStep(Kind kind, long first) {
  static final String SESSION = "session";
  static final String OFFSET = "offset";
  static final String UPLOAD = "upload";
  static final String THUMBNAIL = "thumbnail";
  static final String PROCESSING = "processing";

  private static final String CHUNK = "chunk-";

  /** What a step does. */
  enum Kind {
    /** Opens the upload session; title and all else is told here. */
    SESSION,
    /** Asks the session how much has arrived. */
    OFFSET,
    /** Sends a part of the file that does not complete it. */
    CHUNK,
    /** Sends the last part: the video exists with its last byte. */
    UPLOAD,
    THUMBNAIL,
    /** Asks what became of the video's processing. */
    PROCESSING
  }

  static YouTubeStep of(Kind kind) {
    return new YouTubeStep(kind, 0);
  }

  /** The step that sends that chunk. */
  static YouTubeStep sending(YouTubeChunk chunk) {
    return new YouTubeStep(chunk.last() ? Kind.UPLOAD : Kind.CHUNK, chunk.first());
  }

  /** {@code session}, {@code offset}, {@code chunk-8388608}, {@code upload}, … */
  String name() {
    return switch (kind) {
      case SESSION -> SESSION;
      case OFFSET -> OFFSET;
      case CHUNK -> CHUNK + first;
      case UPLOAD -> UPLOAD;
      case THUMBNAIL -> THUMBNAIL;
      case PROCESSING -> PROCESSING;
    };
  }

  /**
   * Setting the thumbnail writes, and counts among the confirming calls all the same: the video
   * exists by then, and the same image set twice is the same thumbnail.
   */
  Step.Phase phase() {
    return switch (kind) {
      case SESSION, OFFSET, CHUNK -> Step.Phase.STAGE;
      case UPLOAD -> Step.Phase.COMMIT;
      case THUMBNAIL, PROCESSING -> Step.Phase.CONFIRM;
    };
  }

  /**
   * The step of that name; where the last part begins is not in it.
   *
   * @throws IllegalArgumentException if no step is called so
   */
  static YouTubeStep named(String name) {
    return switch (name) {
      case SESSION -> of(Kind.SESSION);
      case OFFSET -> of(Kind.OFFSET);
      case UPLOAD -> of(Kind.UPLOAD);
      case THUMBNAIL -> of(Kind.THUMBNAIL);
      case PROCESSING -> of(Kind.PROCESSING);
      case String s when s.startsWith(CHUNK) ->
          new YouTubeStep(Kind.CHUNK, Long.parseLong(s.substring(CHUNK.length())));
      default -> throw new IllegalArgumentException("no step of a YouTube publish: " + name);
    };
  }
}
