package ai.influgen.publishing.app;

import ai.influgen.publishing.platform.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets of a development run: made at its first start, kept in a file that only its owner reads.
 */
final class KeptSecrets {
  private static final int BYTES = 32;

  private KeptSecrets() {}

  /** The secret of that name in that directory. */
  static Secret get(Path directory, String name) {
    Path file = directory.resolve(name.replace('_', '-'));
    try {
      if (!Files.exists(file)) {
        make(directory, file);
      }
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("could not keep a secret in " + file, e);
    }
  }

  private static void make(Path directory, Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(directory);
    Path fresh =
        Files.createTempFile(
            directory,
            "secret",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh, Base64.getEncoder().encodeToString(random), StandardOpenOption.TRUNCATE_EXISTING);
    try {
      // whoever comes first makes it; the others read what it made
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // another process of this run was first
    } finally {
      Files.delete(fresh);
    }
  }
}
