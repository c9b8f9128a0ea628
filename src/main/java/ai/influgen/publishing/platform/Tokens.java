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
 * @param expiresAt when these end if nothing is done; null where the platform did not say
 * @param grantEndsAt when the grant ends however often it is refreshed; null where each refresh
 *     puts that off, or nobody knows
 */
public record Tokens(
    Secret access,
    Map<String, Secret> others,
    @Nullable Instant expiresAt,
    @Nullable Instant grantEndsAt) {
  public Tokens {
    others = Map.copyOf(others);
  }

  /** Tokens of a grant without a known end. */
  public Tokens(Secret access, Map<String, Secret> others, @Nullable Instant expiresAt) {
    this(access, others, expiresAt, null);
  }

  /** These tokens, of a grant that ends then. */
  public Tokens ending(@Nullable Instant grantEnd) {
    return new Tokens(access, others, expiresAt, grantEnd);
  }
}
