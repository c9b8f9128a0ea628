package ai.influgen.publishing.app;

import java.io.IOException;
import java.nio.file.Path;

/** A picture or film of the demo. */
sealed interface DemoMedium permits DemoPicture, DemoFilm {
  /** What a screen reader says. */
  String altText();

  /** The name it is uploaded under. */
  String fileName();

  /** Writes it into a file. */
  void write(Path file) throws IOException;
}
