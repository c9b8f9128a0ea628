package ai.influgen.publishing.platform;

import java.time.Duration;
import java.time.ZoneId;

/**
 * A limit of calls that a platform sets.
 *
 * @param name the platform's name for it or ours, unique within the platform, such as {@code init}
 * @param scope whose calls are counted together
 * @param window over which time
 * @param limit calls within it; at least 1
 */
public record Quota(String name, Scope scope, Window window, int limit) {
  public Quota {
    if (limit < 1) {
      throw new IllegalArgumentException("a quota allows at least one call: " + name);
    }
  }

  /** Whose calls a quota counts. */
  public enum Scope {
    /** Those made for one social account. */
    ACCOUNT,
    /** Those made with our app's credentials, for whichever account. */
    APP
  }

  /** Over which time a quota counts. */
  public sealed interface Window {
    /** The time just gone by, such as the last 15 minutes. */
    record Sliding(Duration length) implements Window {}

    /** A calendar day, begun anew at midnight of that zone. */
    record Day(ZoneId zone) implements Window {}
  }
}
