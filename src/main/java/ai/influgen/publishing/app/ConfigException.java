package ai.influgen.publishing.app;

import java.util.List;

/** The configuration has faults; the message lists all of them. */
final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(List<String> faults) {
    super("The configuration can't be used:\n  - " + String.join("\n  - ", faults));
  }
}
