package ai.influgen.publishing.sandbox.probe;

import ai.influgen.publishing.sandbox.ImageHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a file says it is.
 *
 * @param type by its first bytes, whatever its name
 * @param width in pixels, as shown; 0 when the file doesn't tell
 * @param height in pixels, as shown; 0 when the file doesn't tell
 * @param length of a film; zero when the file doesn't tell
 */
public record MediaFacts(MediaType type, int width, int height, Duration length) {
  private static final int HEAD = 32;
  private static final int WEBM = 0x1A45DFA3;

  /** Reads the file's headers. Blocks. */
  public static MediaFacts read(Path file) throws IOException {
    ByteBuffer head = head(file);
    if (text(head, 4).equals("ftyp")) {
      MediaType type = text(head, 8).equals("qt  ") ? MediaType.MOV : MediaType.MP4;
      return MovieBoxes.read(file, type);
    }
    if (head.getInt(0) == WEBM) {
      return new MediaFacts(MediaType.WEBM, 0, 0, Duration.ZERO);
    }
    return ImageHeader.read(file)
        .map(header -> image(type(header.format()), header.width(), header.height()))
        .orElse(image(MediaType.OTHER, 0, 0));
  }

  private static MediaType type(ImageHeader.Format format) {
    return switch (format) {
      case JPEG -> MediaType.JPEG;
      case PNG -> MediaType.PNG;
      case WEBP -> MediaType.WEBP;
      case GIF -> MediaType.OTHER;
    };
  }

  static MediaFacts image(MediaType type, int width, int height) {
    return new MediaFacts(type, width, height, Duration.ZERO);
  }

  static String text(ByteBuffer bytes, int at) {
    byte[] letters = new byte[4];
    bytes.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** The first bytes, zeros after the end of a shorter file. */
  private static ByteBuffer head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ByteBuffer.allocate(HEAD).put(in.readNBytes(HEAD)).clear();
    }
  }
}
