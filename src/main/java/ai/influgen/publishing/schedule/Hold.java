package ai.influgen.publishing.schedule;

import java.util.Locale;

/** Why a pending post waits for a person. */
public enum Hold {
  NOT_APPROVED,
  CONNECTION_EXPIRED,
  DISCONNECTED,
  /** Publishing is paused; or was, and the post was too late for the rule when it ended. */
  PAUSED;

  /** As JSON and the database have it, such as {@code not_approved}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The reason of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Hold ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
