package ai.influgen.publishing.content;

import java.util.Locale;

/** Where a content item stands. */
public enum ContentStatus {
  DRAFT,
  APPROVED,
  PUBLISHED,
  REJECTED;

  /** As JSON and the database have it, such as {@code approved}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ContentStatus ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
