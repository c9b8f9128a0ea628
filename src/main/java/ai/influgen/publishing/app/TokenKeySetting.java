package ai.influgen.publishing.app;

import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.platform.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The key that encrypts the accounts' tokens: as it is, or the file that it stands in, such as a
 * secret that Docker or Kubernetes mounts.
 */
final class TokenKeySetting {
  static final String KEY = "token_key";
  private static final String FILE = "token_key_file";

  private final Settings settings;

  TokenKeySetting(Settings settings) {
    this.settings = settings;
  }

  /** The key; empty if none is set. One that is no key is a fault, told without repeating it. */
  Optional<Secret> read() {
    String key = settings.text(KEY, "");
    String file = settings.text(FILE, "");
    if (file.isEmpty()) {
      return key.isEmpty() ? Optional.empty() : Optional.of(checked(KEY, key));
    }
    if (!key.isEmpty()) {
      settings.fault(FILE, "is set beside %s; exactly one of the two may be".formatted(KEY));
      return Optional.of(new Secret(key));
    }
    return Optional.of(kept(file));
  }

  private Secret kept(String file) {
    try {
      return checked(FILE, Files.readString(Path.of(file)).strip());
    } catch (IOException | InvalidPathException e) {
      settings.fault(FILE, "names \"%s\", which can't be read".formatted(file));
      return new Secret("");
    }
  }

  private Secret checked(String name, String text) {
    Secret key = new Secret(text);
    try {
      new TokenVault(key);
    } catch (IllegalArgumentException e) {
      settings.fault(name, "is no key: %s".formatted(e.getMessage()));
    }
    return key;
  }
}
