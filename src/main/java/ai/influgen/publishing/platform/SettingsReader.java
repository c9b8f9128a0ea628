package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a post sets for one platform; what is not understood becomes a violation.
 *
 * @param title the platform's name as people read it
 * @param given the post's settings for this platform
 */
public record SettingsReader(
    PlatformName platform, String title, JsonObject given, Remarks remarks) {

  /** The value of a setting; null if it has none. */
  public @Nullable Object value(String key) {
    return given.getValue(key);
  }

  /** Refuses each setting but these. */
  public void knowOnly(Set<String> known) {
    for (String key : given.fieldNames()) {
      if (!known.contains(key)) {
        violation(key, title + " has no setting " + key + ": remove it or correct its name.");
      }
    }
  }

  /** A setting that is true or false; empty if it is not set, or refused. */
  public Optional<Boolean> flag(String key) {
    Object value = value(key);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    violation(key, key + " is true or false.");
    return Optional.empty();
  }

  /** A setting that is one of these words; empty if it is not set, or refused. */
  public Optional<String> oneOf(String key, List<String> words) {
    Object value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && words.contains(text)) {
      return Optional.of(text);
    }
    violation(key, key + " is one of " + String.join(", ", words) + ".");
    return Optional.empty();
  }

  /** Whether a value is a whole number from 0 to {@code most}. */
  public static boolean isWhole(Object value, long most) {
    boolean whole = value instanceof Integer || value instanceof Long;
    return whole && ((Number) value).longValue() >= 0 && ((Number) value).longValue() <= most;
  }

  /** Whether a text is a full http or https address, in ASCII. */
  public static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The setting is refused. */
  public void violation(String key, String message) {
    remarks.violation(Remarks.setting(platform, key), message);
  }

  /** The setting is left out, or does not do what one may expect. */
  public void warning(String key, String message) {
    remarks.warning(Remarks.setting(platform, key), message);
  }
}
