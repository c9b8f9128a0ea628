package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is Graph's own in its answers: the form of ids, and where lists stand. */
final class InstagramJson {
  /** Ids go into paths, so nothing that could change a path passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_]{1,64}");

  private InstagramJson() {}

  static Optional<String> id(JsonObject json, String key) {
    return AnswerJson.text(json, key).filter(s -> ID.matcher(s).matches());
  }

  /** The items of a list answer. */
  static List<JsonObject> data(PlatformResponse response) {
    return AnswerJson.objects(response.json(), "data");
  }

  /** The cursor of a list's next page; empty on the last one. */
  static Optional<String> after(PlatformResponse response) {
    JsonObject paging = AnswerJson.object(response.json(), "paging");
    return AnswerJson.text(paging, "next")
        .flatMap(next -> AnswerJson.text(AnswerJson.object(paging, "cursors"), "after"));
  }
}
