package ai.influgen.publishing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a video's first bytes say. */
public final class VideoHeader {
  private VideoHeader() {}

  /** Whether a file begins as MP4 and QuickTime files do. Blocks. */
  public static boolean isMovie(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(8);
      return start.length == 8 && new String(start, 4, 4, StandardCharsets.US_ASCII).equals("ftyp");
    }
  }
}
