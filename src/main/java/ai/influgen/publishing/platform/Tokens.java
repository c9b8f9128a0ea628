package ai.influgen.publishing.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform granted for one account.
 *
 * @param access the token that publishes
 * @param others further tokens by name, such as {@code user} (Meta's long-lived user token) or
 *     {@code refresh}
 * @param expiresAt when the grant ends if nothing is done; null where the platform did not say
 */
public record Tokens(Secret access, Map<String, Secret> others, @Nullable Instant expiresAt) {
  public Tokens {
    others = Map.copyOf(others);
  }
}
