package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user token as the token endpoint gives it.
 *
 * @param expiresAt null where Meta did not say, which does not mean that it has expired
 */
record InstagramToken(Secret value, @Nullable Instant expiresAt) {

  /** The token of an answer; empty if there is none in it. */
  static Optional<InstagramToken> of(PlatformResponse response, Instant now) {
    if (!response.ok()) {
      return Optional.empty();
    }
    Optional<Instant> end =
        AnswerJson.number(response.json(), "expires_in")
            .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
            .map(now::plusSeconds);
    return AnswerJson.text(response.json(), "access_token")
        .map(token -> new InstagramToken(new Secret(token), end.orElse(null)));
  }
}
