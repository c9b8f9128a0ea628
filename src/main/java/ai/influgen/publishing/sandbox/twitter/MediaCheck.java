package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.ImageHeader;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.VideoHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the bytes of a file and keeps what X would. All of it blocks. */
final class MediaCheck {
  /** X's best practices: an animated GIF is at most 1280 x 1080. */
  private static final int GIF_WIDTH = 1280;

  private static final int GIF_HEIGHT = 1080;

  private final MediaStore store;

  MediaCheck(MediaStore store) {
    this.store = store;
  }

  /**
   * What was found.
   *
   * @param file the name it is kept under
   * @param size in bytes
   * @param image its header, for what is no video
   * @param fault what is wrong with it, empty when nothing is
   */
  record Found(String file, long size, Optional<ImageHeader> image, String fault) {}

  /** Looks and keeps; what is wrong with the file is part of the answer. */
  Found keep(Path path, MediaKind kind) throws IOException {
    long size = Files.size(path);
    if (kind == MediaKind.VIDEO) {
      String fault = VideoHeader.isMovie(path) ? "" : "file is invalid";
      return new Found(store.keep(path, ".mp4"), size, Optional.empty(), fault);
    }
    Optional<ImageHeader> image = ImageHeader.read(path);
    String extension = image.map(found -> found.format().extension()).orElse(".bin");
    return new Found(store.keep(path, extension), size, image, fault(image, kind));
  }

  private static String fault(Optional<ImageHeader> image, MediaKind kind) {
    if (image.isEmpty()) {
      return "media type unrecognized.";
    }
    ImageHeader found = image.get();
    if (kind == MediaKind.PHOTO) {
      return "";
    }
    boolean fits =
        found.format() == ImageHeader.Format.GIF
            && found.width() <= GIF_WIDTH
            && found.height() <= GIF_HEIGHT;
    return fits ? "" : "file is invalid";
  }
}
