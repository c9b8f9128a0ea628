package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.MediaStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The segments of uploads, a file each, so that one may come again and a restart loses none. All of
 * it blocks.
 */
final class Segments {
  private final MediaStore store;

  Segments(MediaStore store) {
    this.store = store;
  }

  /** Takes a segment over; one with the same number makes room. */
  void keep(String media, int index, Path bytes) throws IOException {
    Files.move(
        bytes,
        file(media, index),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** The number of bytes in the segments from the first one up to a gap. */
  long size(String media) throws IOException {
    long size = 0;
    for (int index = 0; Files.exists(file(media, index)); index++) {
      size += Files.size(file(media, index));
    }
    return size;
  }

  /** Joins the segments in one file; they stay until {@link #drop}. */
  Path join(String media) throws IOException {
    Path joined = store.anyFile();
    try (FileChannel out =
        FileChannel.open(joined, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int index = 0; Files.exists(file(media, index)); index++) {
        try (FileChannel in = FileChannel.open(file(media, index))) {
          for (long at = 0; at < in.size(); ) {
            at += in.transferTo(at, in.size() - at, out);
          }
        }
      }
    }
    return joined;
  }

  /** Deletes the segments. */
  void drop(String media) throws IOException {
    for (int index = 0; Files.deleteIfExists(file(media, index)); index++) {}
  }

  private Path file(String media, int index) {
    return store.fileFor("twitter-" + media + "-" + index);
  }
}
