package ai.influgen.publishing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an image's own bytes say it is.
 *
 * @param format by its first bytes
 * @param width in pixels
 * @param height in pixels
 */
public record ImageHeader(Format format, int width, int height) {
  private static final int ENOUGH = 32;

  /** The formats that platforms take. */
  public enum Format {
    JPEG(".jpg", "image/jpeg"),
    PNG(".png", "image/png"),
    GIF(".gif", "image/gif"),
    WEBP(".webp", "image/webp");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    /** The usual end of a file's name, with its dot. */
    public String extension() {
      return extension;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
      return mediaType;
    }
  }

  /** Reads it; empty when the file is no such image or ends too early. Blocks. */
  public static Optional<ImageHeader> read(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(ENOUGH);
    }
    if (start.length < ENOUGH) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(start);
    if (text(start, 1, 3).equals("PNG")) {
      return of(Format.PNG, bytes.getInt(16), bytes.getInt(20));
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (text(start, 0, 4).equals("GIF8")) {
      return of(Format.GIF, bytes.getShort(6) & 0xFFFF, bytes.getShort(8) & 0xFFFF);
    }
    if (text(start, 0, 4).equals("RIFF") && text(start, 8, 4).equals("WEBP")) {
      return webp(text(start, 12, 4), bytes);
    }
    return JpegHeader.read(file).flatMap(jpeg -> of(Format.JPEG, jpeg.width(), jpeg.height()));
  }

  /** Lossy, lossless and extended files each write their size in a way of their own. */
  private static Optional<ImageHeader> webp(String chunk, ByteBuffer bytes) {
    return switch (chunk) {
      case "VP8 " -> of(Format.WEBP, bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
      case "VP8L" -> {
        int packed = bytes.getInt(21);
        yield of(Format.WEBP, (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1);
      }
      case "VP8X" ->
          of(
              Format.WEBP,
              (bytes.getInt(24) & 0xFFFFFF) + 1,
              (bytes.getInt(26) >>> 8 & 0xFFFFFF) + 1);
      default -> Optional.empty();
    };
  }

  private static Optional<ImageHeader> of(Format format, int width, int height) {
    return width > 0 && height > 0
        ? Optional.of(new ImageHeader(format, width, height))
        : Optional.empty();
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
