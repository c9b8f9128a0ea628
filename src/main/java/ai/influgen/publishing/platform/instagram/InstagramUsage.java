package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How long Instagram wants to be left alone, from the headers of an answer. */
final class InstagramUsage {
  private static final Duration UNTOLD = Duration.ofHours(1);

  /** No window of Meta's is longer. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private InstagramUsage() {}

  /** The wait after a call limit. */
  static Duration regain(PlatformResponse response, String accountId) {
    return retryAfter(response).or(() -> businessUseCase(response, accountId)).orElse(UNTOLD);
  }

  /** {@code Retry-After} in seconds. Meta does not document it; where it comes, it wins. */
  static Optional<Duration> retryAfter(PlatformResponse response) {
    return response
        .header("retry-after")
        .map(String::strip)
        .filter(s -> s.matches("[0-9]{1,9}"))
        .map(s -> bounded(Duration.ofSeconds(Long.parseLong(s))));
  }

  /**
   * {@code X-Business-Use-Case-Usage}: minutes, by the id of an account or business. The account's
   * own count if they are among them, else the longest.
   */
  private static Optional<Duration> businessUseCase(PlatformResponse response, String accountId) {
    JsonObject usage = usage(response);
    Collection<String> keys =
        usage.containsKey(accountId) ? List.of(accountId) : usage.fieldNames();
    return keys.stream()
        .flatMap(key -> AnswerJson.objects(usage, key).stream())
        .flatMap(one -> AnswerJson.number(one, "estimated_time_to_regain_access").stream())
        .max(Long::compare)
        .filter(minutes -> minutes > 0)
        .map(minutes -> bounded(Duration.ofMinutes(Math.min(minutes, LONGEST.toMinutes()))));
  }

  private static JsonObject usage(PlatformResponse response) {
    try {
      return response
          .header("x-business-use-case-usage")
          .map(JsonObject::new)
          .orElseGet(JsonObject::new);
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
