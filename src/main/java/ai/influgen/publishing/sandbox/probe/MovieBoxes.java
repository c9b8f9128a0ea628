package ai.influgen.publishing.sandbox.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Size and length of an MP4 or MOV file out of its boxes (ISO/IEC 14496-12). */
final class MovieBoxes {
  private static final int MOST_BOXES = 10_000;
  private static final int LONG_HEAD = 16;
  private static final int ONE = 0x10000;

  private final SeekableByteChannel file;
  private int seen;

  private record Box(String type, long start, long end) {}

  private MovieBoxes(SeekableByteChannel file) {
    this.file = file;
  }

  /** The facts; with zeros where the file doesn't tell. */
  static MediaFacts read(Path path, MediaType type) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      return new MovieBoxes(file).facts(type);
    }
  }

  private MediaFacts facts(MediaType type) throws IOException {
    Optional<Box> movie = find(children(new Box("", 0, file.size())), "moov");
    if (movie.isEmpty()) {
      return new MediaFacts(type, 0, 0, Duration.ZERO);
    }
    List<Box> parts = children(movie.get());
    Optional<Box> header = find(parts, "mvhd");
    Duration length = header.isEmpty() ? Duration.ZERO : length(bytes(header.get().start(), 32));
    for (Box track : parts) {
      Optional<Box> shown =
          track.type().equals("trak") ? find(children(track), "tkhd") : Optional.empty();
      if (shown.isPresent()) {
        MediaFacts facts = shown(type, bytes(shown.get().start(), 96), length);
        if (facts.width() > 0) {
          return facts;
        }
      }
    }
    return new MediaFacts(type, 0, 0, length);
  }

  private List<Box> children(Box parent) throws IOException {
    List<Box> boxes = new ArrayList<>();
    long at = parent.start();
    while (at + 8 <= parent.end() && seen++ < MOST_BOXES) {
      ByteBuffer head = bytes(at, LONG_HEAD);
      long claimed = Integer.toUnsignedLong(head.getInt(0));
      int headLength = claimed == 1 ? LONG_HEAD : 8;
      long length = claimed == 1 ? head.getLong(8) : claimed == 0 ? parent.end() - at : claimed;
      if (length < headLength) {
        break;
      }
      long end = at + Math.min(length, parent.end() - at);
      boxes.add(new Box(MediaFacts.text(head, 4), at + headLength, end));
      at = end;
    }
    return boxes;
  }

  private static Duration length(ByteBuffer header) {
    boolean wide = header.get(0) == 1;
    long perSecond = Integer.toUnsignedLong(header.getInt(wide ? 20 : 12));
    long units = wide ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
    return perSecond == 0 || units <= 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.round(units * 1000.0 / perSecond));
  }

  /** A track's size, turned as it is shown; a track without a picture has none. */
  private static MediaFacts shown(MediaType type, ByteBuffer header, Duration length) {
    int matrix = header.get(0) == 1 ? 52 : 40;
    int width = header.getInt(matrix + 36) >>> 16;
    int height = header.getInt(matrix + 40) >>> 16;
    boolean turned = Math.abs(header.getInt(matrix + 4)) == ONE;
    return turned
        ? new MediaFacts(type, height, width, length)
        : new MediaFacts(type, width, height, length);
  }

  private static Optional<Box> find(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }

  /** So many bytes from there on; zeros past the end of the file. */
  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    file.position(at);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // until it is full
    }
    return bytes.clear();
  }
}
