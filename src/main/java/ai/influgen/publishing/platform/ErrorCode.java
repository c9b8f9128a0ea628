package ai.influgen.publishing.platform;

import java.util.Locale;

/** The error codes of a scheduled post: exactly the five of the contract. */
public enum ErrorCode {
  TOKEN_EXPIRED,
  RATE_LIMITED,
  CONTENT_REJECTED,
  NETWORK_ERROR,
  UNKNOWN_ERROR;

  /** As JSON and the database have it, such as {@code token_expired}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The code of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ErrorCode ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
