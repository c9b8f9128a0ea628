package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the token endpoint grants.
 *
 * @param refresh empty where Google gave none: at a refresh it never does
 * @param scopes what was ticked; empty where Google does not say
 * @param grantEnd when the refresh token ends, as Google tells of grants limited in time, such as
 *     the 7 days of an app in testing; empty for all others
 */
record YouTubeToken(
    Secret access,
    Optional<Secret> refresh,
    List<String> scopes,
    Instant end,
    Optional<Instant> grantEnd) {
  /** An access token's documented life, for an answer that does not tell. */
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  /** The token of an answer; empty if there is none in it. */
  static Optional<YouTubeToken> of(PlatformResponse response, Instant now) {
    JsonObject body = response.json();
    return AnswerJson.text(body, "access_token")
        .filter(token -> response.ok())
        .map(
            token ->
                new YouTubeToken(
                    new Secret(token),
                    AnswerJson.text(body, "refresh_token").map(Secret::new),
                    AnswerJson.text(body, "scope")
                        .map(s -> List.of(s.strip().split("\\s+", -1)))
                        .orElseGet(List::of),
                    now.plus(life(body, "expires_in").orElse(USUAL_LIFE)),
                    life(body, "refresh_token_expires_in").map(now::plus)));
  }

  private static Optional<Duration> life(JsonObject body, String field) {
    return AnswerJson.number(body, field)
        .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
        .map(Duration::ofSeconds);
  }

  /** These over the tokens of before: the refresh token does not rotate, so the old one stays. */
  Tokens over(Map<String, Secret> before) {
    Map<String, Secret> others = new HashMap<>(before);
    refresh.ifPresent(secret -> others.put(YouTubeOAuth.REFRESH, secret));
    return new Tokens(access, others, end, grantEnd.orElse(null));
  }
}
