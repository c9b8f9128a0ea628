package ai.influgen.publishing.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One social platform: how accounts are connected, what it takes, and how a post is published
 * there.
 */
public interface Platform {
  PlatformName name();

  /** Other names it is known by in requests, such as {@code x} for {@code twitter}. */
  default Set<String> aliases() {
    return Set.of();
  }

  /** The name people read, such as {@code Instagram}. */
  String title();

  OAuth oauth();

  Rules rules();

  Adapter adapter();

  /** The limits of its calls. */
  default Quotas quotas() {
    return Quotas.NONE;
  }

  /**
   * How long the answer to its publish call may take, where that is not as long as anywhere; empty:
   * as long as the engine's settings say.
   */
  default Optional<Duration> commitTimeout() {
    return Optional.empty();
  }

  /** How early a post's media have to be there, and may be. */
  default StagingTimes stagingTimes() {
    return StagingTimes.USUAL;
  }

  /** The boards of an account, on a platform that has such places; else empty. */
  default Optional<Boards> boards() {
    return Optional.empty();
  }
}
