package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gives. Its answers have no envelope: {@code error} is a word there, and
 * comes with HTTP 200 at times. The refresh token rotates and lives for 180 or 365 days; whether
 * the next one lives as long again TikTok does not say, so what it tells is taken as the grant's
 * end until a refresh has put it off.
 *
 * @param openId the account, as this app knows it
 * @param scopes what was granted; empty where TikTok does not say
 */
record TikTokToken(Tokens tokens, String openId, List<String> scopes) {
  private static final String PATH = "v2/oauth/token/";

  /** The exchange of {@code grant} for tokens. */
  static PlatformRequest request(
      TikTokApi api, Map<String, String> app, Map<String, String> grant) {
    Map<String, String> form = new HashMap<>(app);
    form.putAll(grant);
    return api.form(PATH, form);
  }

  /** The tokens of an answer; empty if there are none in it. */
  static Optional<TikTokToken> of(PlatformResponse response, Instant now) {
    JsonObject body = response.json();
    if (!response.ok() || error(response).isPresent()) {
      return Optional.empty();
    }
    return AnswerJson.text(body, "access_token").map(access -> of(body, access, now));
  }

  private static TikTokToken of(JsonObject body, String access, Instant now) {
    Map<String, Secret> others =
        AnswerJson.text(body, "refresh_token")
            .map(token -> Map.of(TikTokOAuth.REFRESH, new Secret(token)))
            .orElseGet(Map::of);
    Tokens tokens = new Tokens(new Secret(access), others, end(body, "expires_in", now));
    return new TikTokToken(
        tokens.ending(end(body, "refresh_expires_in", now)),
        AnswerJson.text(body, "open_id").orElse(""),
        scopes(AnswerJson.text(body, "scope").orElse("")));
  }

  private static @Nullable Instant end(JsonObject body, String life, Instant now) {
    return AnswerJson.number(body, life)
        .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
        .map(now::plusSeconds)
        .orElse(null);
  }

  /** TikTok's word for what went wrong. */
  static Optional<String> error(PlatformResponse response) {
    return response.json().getValue("error") instanceof String word && !word.isBlank()
        ? Optional.of(word)
        : Optional.empty();
  }

  private static List<String> scopes(String told) {
    return Arrays.stream(told.split("[,\\s]+", -1)).filter(s -> !s.isBlank()).toList();
  }
}
