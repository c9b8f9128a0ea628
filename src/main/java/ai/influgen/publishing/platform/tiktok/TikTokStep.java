package ai.influgen.publishing.platform.tiktok;

/**
 * A step of a TikTok publish, as the journal names it.
 *
 * @param number which chunk it is about, from 1; 0 for any other step
 */
record TikTokStep(Kind kind, int number) {
  static final TikTokStep CREATOR = new TikTokStep(Kind.CREATOR, 0);
  static final TikTokStep INIT = new TikTokStep(Kind.INIT, 0);
  static final TikTokStep CHECK = new TikTokStep(Kind.CHECK, 0);
  static final TikTokStep STATUS = new TikTokStep(Kind.STATUS, 0);
  static final TikTokStep POST_ID = new TikTokStep(Kind.POST_ID, 0);

  private static final String CHUNKS = "chunk-";

  /** What a step does. */
  enum Kind {
    /** Asks what the account may do: privacy, interactions, length. */
    CREATOR("creator"),
    /** Begins the post; by address, TikTok does all the rest by itself. */
    INIT("init"),
    /** Sends a part of the video; the last one makes TikTok publish it. */
    CHUNK("chunk"),
    /** Asks how an upload stands that does not go on as it should. */
    CHECK("check"),
    /** Asks whether the post is public. */
    STATUS("status"),
    /** Asks under which id the post is public. */
    POST_ID("post-id");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  static TikTokStep chunk(int number) {
    return new TikTokStep(Kind.CHUNK, number);
  }

  static boolean isChunk(String name) {
    return name.startsWith(CHUNKS);
  }

  String name() {
    return kind == Kind.CHUNK ? CHUNKS + number : kind.word;
  }

  /**
   * The step of that name.
   *
   * @throws IllegalArgumentException if no step is called so
   */
  static TikTokStep of(String name) {
    if (isChunk(name)) {
      return chunk(Integer.parseInt(name.substring(CHUNKS.length())));
    }
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(name)) {
        return new TikTokStep(kind, 0);
      }
    }
    throw new IllegalArgumentException("no step is called " + name);
  }
}
