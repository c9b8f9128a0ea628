package ai.influgen.publishing.sandbox.probe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The size of a PNG or WebP image, which their first 30 bytes tell. */
final class ImageSize {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int WEBP_SIDE = 0x3FFF;
  private static final int THREE_BYTES = 0xFFFFFF;

  private ImageSize() {}

  static Optional<MediaFacts> read(ByteBuffer head) {
    if (head.getLong(0) == PNG_SIGNATURE) {
      return Optional.of(MediaFacts.image(MediaType.PNG, head.getInt(16), head.getInt(20)));
    }
    return MediaFacts.text(head, 0).equals("RIFF") && MediaFacts.text(head, 8).equals("WEBP")
        ? webp(head.duplicate().order(ByteOrder.LITTLE_ENDIAN))
        : Optional.empty();
  }

  /** The first chunk is one of three forms (RFC 9649, 2.5 to 2.7). */
  private static Optional<MediaFacts> webp(ByteBuffer head) {
    return switch (MediaFacts.text(head, 12)) {
      case "VP8X" ->
          webp((head.getInt(24) & THREE_BYTES) + 1, (head.getInt(26) >>> 8 & THREE_BYTES) + 1);
      case "VP8L" ->
          webp((head.getInt(21) & WEBP_SIDE) + 1, (head.getInt(21) >>> 14 & WEBP_SIDE) + 1);
      case "VP8 " -> webp(head.getShort(26) & WEBP_SIDE, head.getShort(28) & WEBP_SIDE);
      default -> Optional.empty();
    };
  }

  private static Optional<MediaFacts> webp(int width, int height) {
    return Optional.of(MediaFacts.image(MediaType.WEBP, width, height));
  }
}
