package ai.influgen.publishing.event;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of events: a closed list, which the contract repeats. */
public enum EventType {
  /** An account is connected, or works again. */
  CONNECTION_CONNECTED("connection.connected"),
  /** It works and will not for long, unless a person connects it again. */
  CONNECTION_EXPIRING("connection.expiring"),
  /** The platform has ended it. */
  CONNECTION_EXPIRED("connection.expired"),
  /** A person has ended it. */
  CONNECTION_DISCONNECTED("connection.disconnected");

  private final String wire;

  EventType(String wire) {
    this.wire = wire;
  }

  /** As JSON and the database have it, such as {@code connection.expired}. */
  public String wire() {
    return wire;
  }

  /** The type of that name; empty if there is none. */
  public static Optional<EventType> find(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }
}
