package ai.influgen.publishing.platform.twitter;

import java.util.OptionalLong;

/**
 * How a file is cut into segments. They are numbered 0 to 999; X's own sample sends 1 MiB at a
 * time, and larger ones were answered 413, so they only grow where a file needs more than 1,000.
 */
final class TwitterSegments {
  static final long MOST = 1000;
  static final long LARGEST = 4L * 1024 * 1024;

  private static final long USUAL = 1024L * 1024;

  private TwitterSegments() {}

  /** The size of a segment, in bytes. */
  static long size(long file) {
    return Math.max(USUAL, least(file));
  }

  /** A size to try after that one was too large; empty if there would be too many segments. */
  static OptionalLong smaller(long file, long tooLarge) {
    long half = Math.max(Math.max(1, tooLarge / 2), least(file));
    return half < tooLarge ? OptionalLong.of(half) : OptionalLong.empty();
  }

  /** How many there are. */
  static int count(long file, long size) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(file, size)));
  }

  private static long least(long file) {
    return Math.ceilDiv(file, MOST);
  }
}
