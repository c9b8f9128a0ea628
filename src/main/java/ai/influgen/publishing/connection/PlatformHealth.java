package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformName;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a platform itself does, whatever account is asked for.
 *
 * @param since when it began to be so; of a platform that is not up: when its outage began
 * @param nextTryAt when one call may try again; null if calls are made
 * @param lastError what the last outage looked like; null while there is none
 */
public record PlatformHealth(
    PlatformName platform,
    State state,
    @Nullable Instant since,
    @Nullable Instant nextTryAt,
    @Nullable String lastError) {

  /** From best to worst. */
  public enum State {
    /** It answers. */
    UP,
    /** It did not answer, and the next call tells whether it does again. */
    DEGRADED,
    /** It does not answer: nothing is sent there, posts wait. */
    DOWN;

    /** As JSON and the database have it. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWire(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  /** Nothing speaks against it. */
  public static PlatformHealth unknown(PlatformName platform) {
    return new PlatformHealth(platform, State.UP, null, null, null);
  }
}
