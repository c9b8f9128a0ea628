package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Meta tells of a user token: a permission may be granted for some Pages and accounts only,
 * and ends when the person has not been at the app for about 90 days, whatever is refreshed.
 *
 * @param targets the ids that each permission is limited to; one that is not named is not limited
 * @param dataAccessEndsAt null where Meta does not say, or never
 */
record InstagramInspection(Map<String, Set<String>> targets, @Nullable Instant dataAccessEndsAt) {
  private static final InstagramInspection UNKNOWN = new InstagramInspection(Map.of(), null);

  InstagramInspection {
    targets = Map.copyOf(targets);
  }

  /** What the answer tells; nothing if it is none: the connect goes on without. */
  static InstagramInspection of(PlatformResponse answer) {
    if (!answer.ok()) {
      return UNKNOWN;
    }
    JsonObject data = AnswerJson.object(answer.json(), "data");
    Map<String, Set<String>> targets = new HashMap<>();
    for (JsonObject granular : AnswerJson.objects(data, "granular_scopes")) {
      if (granular.getValue("target_ids") instanceof JsonArray ids) {
        AnswerJson.text(granular, "scope").ifPresent(scope -> targets.put(scope, texts(ids)));
      }
    }
    return new InstagramInspection(
        targets,
        AnswerJson.number(data, "data_access_expires_at")
            .filter(seconds -> seconds > 0)
            .map(Instant::ofEpochSecond)
            .orElse(null));
  }

  /**
   * Whether a permission covers an account. Whether Meta names accounts or their Pages as the
   * targets of Instagram's permissions is not documented: either will do.
   */
  boolean covers(String permission, String accountId, String pageId) {
    Set<String> ids = targets.get(permission);
    return ids == null || ids.contains(accountId) || ids.contains(pageId);
  }

  private static Set<String> texts(JsonArray ids) {
    Set<String> texts = new HashSet<>();
    ids.forEach(id -> texts.add(String.valueOf(id)));
    return texts;
  }
}
