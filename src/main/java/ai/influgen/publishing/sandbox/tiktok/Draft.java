package ai.influgen.publishing.sandbox.tiktok;

import java.util.List;

/**
 * What an init call asks for.
 *
 * @param kind video or photos
 * @param inbox whether it goes to the creator's inbox instead of being posted
 * @param title a video's caption, or the title of photos
 * @param description of photos
 * @param privacy empty for the inbox
 * @param source where the bytes come from
 */
record Draft(
    Kind kind, boolean inbox, String title, String description, String privacy, Source source) {

  /** What it is, by the words of the ledger. */
  enum Kind {
    VIDEO,
    PHOTO
  }

  /**
   * Where the bytes come from: chunks of a file, or URLs.
   *
   * @param size of the file in bytes, 0 by URL
   * @param chunkSize of all chunks but the last, 0 by URL
   * @param chunks how many there are, 0 by URL
   * @param urls empty by file
   */
  record Source(long size, long chunkSize, long chunks, List<String> urls) {
    static Source of(List<String> urls) {
      return new Source(0, 0, 0, urls);
    }

    boolean byFile() {
      return urls.isEmpty();
    }

    /** The last byte of the chunk that begins at an offset; the last chunk takes the remainder. */
    long lastByteOfChunkAt(long first) {
      return first / chunkSize >= chunks - 1 ? size - 1 : first + chunkSize - 1;
    }
  }

  /** How the ids of its kind begin. */
  String idPrefix() {
    String from = source.byFile() ? "file" : "url";
    if (kind == Kind.PHOTO) {
      return inbox ? "p_inbox_url~v2." : "p_pub_url~v2.";
    }
    if (inbox) {
      return "v_inbox_" + from + "~v2.";
    }
    return source.byFile() ? "v_pub_file~v2-1." : "v_pub_url~v2.";
  }

  /** The text that readers see. */
  String text() {
    return kind == Kind.VIDEO ? title : description;
  }
}
