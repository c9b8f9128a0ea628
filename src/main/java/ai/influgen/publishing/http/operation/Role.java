package ai.influgen.publishing.http.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person is in their workspace, in order: each may do what those before it may. The least
 * role of each operation is said in the contract.
 */
public enum Role {
  /** Sees everything. */
  VIEWER,
  /** Also makes content and the schedule, and publishes what is approved. */
  EDITOR,
  /** Also says what may go out: approval, autopilot, pauses, and what became of a post in doubt. */
  APPROVER,
  /** Also decides on accounts, agency keys and the workspace itself. */
  OWNER;

  /** As the contract and the database have it, such as {@code approver}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name; empty if there is none. */
  public static Optional<Role> find(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }

  /** Whether it is enough where the other is needed. */
  public boolean reaches(Role needed) {
    return compareTo(needed) >= 0;
  }
}
