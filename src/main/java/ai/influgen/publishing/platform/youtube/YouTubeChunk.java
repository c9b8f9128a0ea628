package ai.influgen.publishing.platform.youtube;

/**
 * A piece of the file, as one PUT sends it.
 *
 * @param first its first byte
 * @param length how many bytes
 * @param total the whole file's bytes
 */
record YouTubeChunk(long first, long length, long total) {
  /** Every chunk but the last is a multiple of this, as the guide to resumable uploads says. */
  static final long UNIT = 262_144;

  /** 8 MiB to 32 MiB: few calls, and little to send again after one that broke off. */
  private static final long LEAST = 32;

  private static final long MOST = 128;

  /** What is to be sent from that byte on. */
  static YouTubeChunk at(long position, long total) {
    long regular = regular(total);
    boolean onGrid = regular > 0 && position % regular == 0;
    long size = onGrid ? regular : regular(total - position);
    boolean last = size == 0 || position + size >= total;
    return new YouTubeChunk(position, last ? total - position : size, total);
  }

  /** Whether the video exists once this has arrived. */
  boolean last() {
    return first + length == total;
  }

  /** The header's value. */
  String range() {
    return "bytes " + first + "-" + (first + length - 1) + "/" + total;
  }

  /** The header's value that asks how much has arrived. */
  static String question(long total) {
    return "bytes */" + total;
  }

  /**
   * The size of all chunks but the last; 0 where one is enough. Of those allowed it is the one that
   * leaves least for the last chunk: that is sent at the very instant the video is due.
   */
  private static long regular(long bytes) {
    long most = Math.min(MOST, (bytes - 1) / UNIT);
    long best = most;
    for (long units = most; units > 0 && units >= Math.min(LEAST, most); units--) {
      if (rest(bytes, units) < rest(bytes, best)) {
        best = units;
      }
    }
    return best * UNIT;
  }

  private static long rest(long bytes, long units) {
    long rest = bytes % (units * UNIT);
    return rest == 0 ? units * UNIT : rest;
  }
}
