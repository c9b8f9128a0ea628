package ai.influgen.publishing.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file with a token of the first start, for its owner's eyes only. Blocking. */
public final class TokenFile {
  private final Path path;

  private TokenFile(Path path) {
    this.path = path;
  }

  /** The one with the owner's access token. */
  public static TokenFile accessToken(Path dataDir) {
    return new TokenFile(dataDir.resolve("access-token"));
  }

  /** The one with an agency key. */
  public static TokenFile apiKey(Path dataDir) {
    return new TokenFile(dataDir.resolve("api-key"));
  }

  public Path path() {
    return path;
  }

  /** The token; empty if there is no file or nothing in it. */
  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(path).strip()).filter(token -> !token.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Puts a token there, all of it or nothing; nobody else can read it at any time. */
  void write(String token) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path half =
        Files.createTempFile(
            path.toAbsolutePath().getParent(),
            path.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, token + "\n");
    Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
