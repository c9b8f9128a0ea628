package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gives.
 *
 * @param refresh null where none was given
 * @param expiresAt null where X did not say
 * @param scopes what was granted; as OAuth has it, an answer without them granted what was asked
 */
record TwitterToken(
    Secret access, @Nullable Secret refresh, @Nullable Instant expiresAt, List<String> scopes) {
  /** The refresh token among an account's {@link Tokens}. */
  static final String REFRESH = "refresh";

  /** The tokens of an answer; empty if there are none in it. */
  static Optional<TwitterToken> of(PlatformResponse response, Instant now) {
    if (!response.ok()) {
      return Optional.empty();
    }
    Optional<Instant> end =
        AnswerJson.number(response.json(), "expires_in")
            .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
            .map(now::plusSeconds);
    Optional<Secret> refresh = AnswerJson.text(response.json(), "refresh_token").map(Secret::new);
    List<String> scopes =
        AnswerJson.text(response.json(), "scope")
            .map(text -> List.of(text.strip().split("\\s+")))
            .orElse(TwitterOAuth.NEEDED);
    return AnswerJson.text(response.json(), "access_token")
        .map(
            access ->
                new TwitterToken(
                    new Secret(access), refresh.orElse(null), end.orElse(null), scopes));
  }

  /** As they are stored, over the ones that there were: what was not given anew is kept. */
  Tokens over(Map<String, Secret> others) {
    Map<String, Secret> kept = new HashMap<>(others);
    if (refresh != null) {
      kept.put(REFRESH, refresh);
    }
    return new Tokens(access, kept, expiresAt);
  }
}
