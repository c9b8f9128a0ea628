package ai.influgen.publishing.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads size and duration of an MP4 or MOV file out of its boxes (ISO/IEC 14496-12), wherever in
 * the file they lie; the film itself is not read.
 */
final class Mp4Boxes {
  private static final int BOXES_AT_MOST = 10_000;
  private static final int ONE = 0x10000;

  private final SeekableByteChannel file;
  private int seen;

  private record Box(String type, long start, long end) {}

  private record Size(int width, int height) {}

  private Mp4Boxes(SeekableByteChannel file) {
    this.file = file;
  }

  /** The facts; empty if there is no film with a size and a duration. */
  static Optional<MediaFacts> read(SeekableByteChannel file, MediaKind kind) throws IOException {
    return new Mp4Boxes(file).read(kind);
  }

  private Optional<MediaFacts> read(MediaKind kind) throws IOException {
    List<Box> film = children(new Box("", 0, file.size()));
    Optional<Box> movie = find(film, "moov");
    if (movie.isEmpty()) {
      return Optional.empty();
    }
    List<Box> parts = children(movie.get());
    Optional<Box> header = find(parts, "mvhd");
    Duration duration = header.isEmpty() ? null : duration(header.get());
    Size size = size(parts);
    return size == null || duration == null
        ? Optional.empty()
        : Optional.of(new MediaFacts(kind, size.width(), size.height(), duration));
  }

  /** Boxes within a box; one that claims to reach further ends where its parent ends. */
  private List<Box> children(Box parent) throws IOException {
    List<Box> boxes = new ArrayList<>();
    long at = parent.start();
    while (at + 8 <= parent.end() && seen++ < BOXES_AT_MOST) {
      ByteBuffer head = bytes(at, 16);
      long length = Integer.toUnsignedLong(head.getInt(0));
      int headLength = 8;
      if (length == 1) {
        length = head.getLong(8);
        headLength = 16;
      } else if (length == 0) {
        length = parent.end() - at;
      }
      if (length < headLength) {
        break;
      }
      long end = Math.min(parent.end(), at + Math.min(length, Long.MAX_VALUE - at));
      boxes.add(new Box(text(head, 4), at + headLength, end));
      at = end;
    }
    return boxes;
  }

  /** The film's duration; null if it tells none, as a fragmented one does. */
  private @Nullable Duration duration(Box header) throws IOException {
    ByteBuffer bytes = bytes(header.start(), 32);
    boolean wide = bytes.get(0) == 1;
    long perSecond = Integer.toUnsignedLong(bytes.getInt(wide ? 20 : 12));
    long units = wide ? bytes.getLong(24) : Integer.toUnsignedLong(bytes.getInt(16));
    boolean unknown = units <= 0 || (!wide && units == 0xFFFFFFFFL);
    return unknown || perSecond == 0
        ? null
        : Duration.ofMillis(Math.round(units * 1000.0 / perSecond));
  }

  /** The size of the first track that has a picture, turned as it is shown. */
  private @Nullable Size size(List<Box> parts) throws IOException {
    for (Box track : parts) {
      if (!track.type().equals("trak")) {
        continue;
      }
      List<Box> inTrack = children(track);
      Optional<Box> header = find(inTrack, "tkhd");
      Optional<Box> media = find(inTrack, "mdia");
      if (header.isPresent() && media.isPresent() && isVideo(media.get())) {
        Size size = size(header.get());
        if (size.width() > 0 && size.height() > 0) {
          return size;
        }
      }
    }
    return null;
  }

  private boolean isVideo(Box media) throws IOException {
    Optional<Box> handler = find(children(media), "hdlr");
    return handler.isPresent() && text(bytes(handler.get().start(), 12), 8).equals("vide");
  }

  private Size size(Box trackHeader) throws IOException {
    ByteBuffer bytes = bytes(trackHeader.start(), 96);
    int matrix = bytes.get(0) == 1 ? 52 : 40;
    int width = bytes.getInt(matrix + 36) >>> 16;
    int height = bytes.getInt(matrix + 40) >>> 16;
    boolean quarterTurn =
        Math.abs(bytes.getInt(matrix + 4)) == ONE && Math.abs(bytes.getInt(matrix + 12)) == ONE;
    return quarterTurn ? new Size(height, width) : new Size(width, height);
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
    return bytes.rewind();
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] letters = new byte[4];
    bytes.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
