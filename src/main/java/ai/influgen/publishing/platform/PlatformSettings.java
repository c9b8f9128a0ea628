package ai.influgen.publishing.platform;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the host configured for one platform. A platform reads all its settings once, when it is
 * made; faults are collected, and told all at once when every platform has read its own.
 */
public interface PlatformSettings {
  /** The app's credentials at the platform; null where the host has not set them up. */
  @Nullable AppCredentials credentials();

  /**
   * Where one of the platform's hosts answers, without a slash at the end: {@code <host>_url}.
   *
   * @param host a short name for it, such as {@code api}
   * @param real the platform's own address, taken unless another one is configured
   */
  URI host(String host, String real);

  /** A setting in words, such as an API's version. */
  String text(String name, String byDefault);

  /** A whole number within bounds, both included. */
  long number(String name, long byDefault, long least, long most);

  /**
   * How long after a publish call without an answer its effect may still come: {@code settle_ms}.
   * Shorter than usual only where the platform is simulated: at the real one a post that came late
   * would be published twice.
   */
  Duration settling(Duration usual);

  /** How long the answer to a publish call may take: {@code commit_timeout_ms}. */
  default Duration commitTimeout(Duration usual) {
    return Duration.ofMillis(number("commit_timeout_ms", usual.toMillis(), 100, 300_000));
  }

  /** A setting that is {@code true} or {@code false}. */
  boolean flag(String name, boolean byDefault);
}
