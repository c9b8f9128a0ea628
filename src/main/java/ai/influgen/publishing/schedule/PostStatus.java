package ai.influgen.publishing.schedule;

import java.util.Locale;

/** What has become of a scheduled post: exactly the four of the contract. */
public enum PostStatus {
  PENDING,
  PUBLISHED,
  FAILED,
  CANCELLED;

  /** As JSON and the database have it, such as {@code pending}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PostStatus ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
