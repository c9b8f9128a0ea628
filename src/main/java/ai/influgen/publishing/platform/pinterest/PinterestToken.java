package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the token endpoint gives.
 *
 * @param scopes empty where Pinterest does not say: then it is what was asked for
 */
record PinterestToken(Tokens tokens, List<String> scopes) {
  /** The token that renews, among an account's {@link Tokens}. */
  static final String REFRESH = "refresh";

  /**
   * How long a continuous refresh token lives: each refresh brings the next one. What lives longer
   * is the kind of before, whose 365 days no refresh puts off.
   */
  private static final Duration CONTINUOUS = Duration.ofDays(60);

  /** The token of an answer; empty if there is none in it. */
  static Optional<PinterestToken> of(PlatformResponse response, Instant now) {
    JsonObject json = response.json();
    if (!response.ok()) {
      return Optional.empty();
    }
    Instant end = life(json, "expires_in").map(now::plus).orElse(null);
    Instant grantEnd =
        life(json, "refresh_token_expires_in")
            .filter(life -> life.compareTo(CONTINUOUS) > 0)
            .map(now::plus)
            .orElse(null);
    Map<String, Secret> others = new HashMap<>();
    AnswerJson.text(json, "refresh_token").ifPresent(t -> others.put(REFRESH, new Secret(t)));
    return AnswerJson.text(json, "access_token")
        .map(
            t ->
                new PinterestToken(new Tokens(new Secret(t), others, end, grantEnd), scopes(json)));
  }

  private static Optional<Duration> life(JsonObject json, String field) {
    return AnswerJson.number(json, field)
        .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
        .map(Duration::ofSeconds);
  }

  /** Separated by commas or spaces: both were seen. */
  private static List<String> scopes(JsonObject json) {
    String text = AnswerJson.text(json, "scope").orElse("");
    return Arrays.stream(text.split("[,\\s]+")).filter(scope -> !scope.isEmpty()).toList();
  }
}
