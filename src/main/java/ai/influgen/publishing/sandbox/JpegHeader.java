package ai.influgen.publishing.sandbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The size a JPEG says it has.
 *
 * @param width in pixels
 * @param height in pixels
 */
record JpegHeader(int width, int height) {
  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int HUFFMAN_TABLE = 0xC4;
  private static final int EXTENSION = 0xC8;
  private static final int ARITHMETIC_TABLE = 0xCC;

  /** Reads it; empty when the file is no JPEG or ends before its frame. Blocks. */
  static Optional<JpegHeader> read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(bytes))) {
      return in.readUnsignedShort() == START_OF_IMAGE ? frame(in) : Optional.empty();
    } catch (java.io.EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<JpegHeader> frame(DataInputStream in) throws IOException {
    while (in.readUnsignedByte() == 0xFF) {
      int marker = in.readUnsignedByte();
      while (marker == 0xFF) {
        marker = in.readUnsignedByte();
      }
      int length = in.readUnsignedShort();
      if (isFrame(marker)) {
        in.readUnsignedByte();
        int height = in.readUnsignedShort();
        int width = in.readUnsignedShort();
        return width > 0 && height > 0
            ? Optional.of(new JpegHeader(width, height))
            : Optional.empty();
      }
      in.skipNBytes(Math.max(0, length - 2));
    }
    return Optional.empty();
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != HUFFMAN_TABLE
        && marker != EXTENSION
        && marker != ARITHMETIC_TABLE;
  }
}
