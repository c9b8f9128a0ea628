package ai.influgen.publishing.http.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an agency key may be allowed; which operations a scope opens is said in the contract. */
public enum Scope {
  /** Publishes approved content. */
  PUBLISH;

  /** As the contract and the database have it, such as {@code publish}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name; empty if there is none. */
  public static Optional<Scope> find(String wire) {
    return Arrays.stream(values()).filter(scope -> scope.wire().equals(wire)).findFirst();
  }
}
