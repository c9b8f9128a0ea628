package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import java.util.Map;

/**
 * How many posts one platform's publisher works on at a time, on one instance.
 *
 * @param usual where a platform has no number of its own
 * @param own of the platforms that have one
 */
public record Permits(int usual, Map<PlatformName, Integer> own) {
  public Permits {
    own = Map.copyOf(own);
  }

  int of(PlatformName platform) {
    return own.getOrDefault(platform, usual);
  }

  /** How many of them are prepared ahead of their time, which takes long and much bandwidth. */
  int ahead(PlatformName platform) {
    return Math.max(1, of(platform) / 8);
  }
}
