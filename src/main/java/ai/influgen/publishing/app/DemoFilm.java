package ai.influgen.publishing.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The demo's film: six upright seconds, drawn like the pictures and encoded as every platform takes
 * them (H.264 and AAC in MP4).
 */
enum DemoFilm implements DemoMedium {
  SUNRISE;

  @Override
  public String altText() {
    return "The sun comes up over the city while its lights go out";
  }

  @Override
  public String fileName() {
    return "sunrise.mp4";
  }

  @Override
  public void write(Path file) throws IOException {
    try (InputStream film = DemoFilm.class.getResourceAsStream("/demo/" + fileName())) {
      Files.copy(Objects.requireNonNull(film), file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
