package ai.influgen.publishing.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the size of a PNG, GIF or WebP image out of its first bytes. */
final class ImageHeader {
  /** How many bytes are enough for each of them. */
  static final int LENGTH = 32;

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private ImageHeader() {}

  /** The facts; empty if the bytes are none of the three. */
  static Optional<MediaFacts> read(byte[] head) {
    if (head.length < LENGTH) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(head);
    if (bytes.getLong(0) == PNG_SIGNATURE && text(head, 12).equals("IHDR")) {
      return facts(MediaKind.PNG, bytes.getInt(16), bytes.getInt(20));
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (text(head, 0).equals("GIF8")) {
      return facts(MediaKind.GIF, unsigned(bytes, 6), unsigned(bytes, 8));
    }
    if (text(head, 0).equals("RIFF") && text(head, 8).equals("WEBP")) {
      return webp(head, bytes);
    }
    return Optional.empty();
  }

  /** The three forms of the first chunk: extended, lossless, lossy (RFC 9649, 2.5 to 2.7). */
  private static Optional<MediaFacts> webp(byte[] head, ByteBuffer bytes) {
    return switch (text(head, 12)) {
      case "VP8X" ->
          facts(
              MediaKind.WEBP,
              (bytes.getInt(24) & 0xFFFFFF) + 1,
              (bytes.getInt(26) >>> 8 & 0xFFFFFF) + 1);
      case "VP8L" -> {
        int sizes = bytes.getInt(21);
        yield facts(MediaKind.WEBP, (sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1);
      }
      case "VP8 " ->
          facts(MediaKind.WEBP, unsigned(bytes, 26) & 0x3FFF, unsigned(bytes, 28) & 0x3FFF);
      default -> Optional.empty();
    };
  }

  private static Optional<MediaFacts> facts(MediaKind kind, int width, int height) {
    return width > 0 && height > 0
        ? Optional.of(new MediaFacts(kind, width, height, null))
        : Optional.empty();
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
