package ai.influgen.publishing.platform;

import java.util.regex.Pattern;

/**
 * A platform's name as paths, JSON and the database have it: {@code instagram}, {@code tiktok},
 * {@code twitter}, …
 */
public record PlatformName(String value) {
  private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");

  /** Refuses, with an {@link IllegalArgumentException}, what is not a short lower-case word. */
  public PlatformName {
    if (!WORD.matcher(value).matches()) {
      throw new IllegalArgumentException("not a platform's name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
