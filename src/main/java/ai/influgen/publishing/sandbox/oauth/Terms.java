package ai.influgen.publishing.sandbox.oauth;

import java.time.Duration;

/**
 * On what terms tokens are issued.
 *
 * @param access the life of an access token
 * @param refresh the life of a refresh token; zero when none is issued
 * @param rotates whether a refresh spends the refresh token and issues the next
 */
public record Terms(Duration access, Duration refresh, boolean rotates) {
  /** The same without a refresh token. */
  public Terms withoutRefresh() {
    return new Terms(access, Duration.ZERO, rotates);
  }
}
