package ai.influgen.publishing.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ffmpeg to run: the system's if there is one, else the static one that comes with this server,
 * unpacked once. Everything here blocks.
 */
final class FfmpegBinary {
  // as ws.schild:jave-nativebin-linux64 names it
  private static final String RESOURCE = "/ws/schild/jave/nativebin/ffmpeg-amd64";

  private final Path dir;
  private final String searchPath;
  private @Nullable Path found;

  /**
   * @param dir where the static one is unpacked to
   * @param searchPath directories to look through, as {@code PATH} has them
   */
  FfmpegBinary(Path dir, String searchPath) {
    this.dir = dir;
    this.searchPath = searchPath;
  }

  /** The binary; empty if none runs on this machine. */
  synchronized Optional<Path> find() {
    if (found == null) {
      found = onPath().or(this::unpacked).orElse(null);
    }
    return Optional.ofNullable(found);
  }

  private Optional<Path> onPath() {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry, "ffmpeg"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Optional<Path> unpacked() {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    boolean amd64 = System.getProperty("os.arch", "").equals("amd64");
    if (!linux || !amd64) {
      return Optional.empty();
    }
    try (InputStream resource = FfmpegBinary.class.getResourceAsStream(RESOURCE)) {
      return resource == null ? Optional.empty() : Optional.of(unpack(resource));
    } catch (IOException e) {
      throw new UncheckedIOException("ffmpeg could not be unpacked to " + dir, e);
    }
  }

  /** The move is atomic: whatever lies under the final name is whole. */
  private Path unpack(InputStream resource) throws IOException {
    Path target = dir.resolve("ffmpeg");
    if (Files.isExecutable(target)) {
      return target;
    }
    Files.createDirectories(dir);
    Path part = Files.createTempFile(dir, "ffmpeg", ".part");
    Files.copy(resource, part, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
