package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is TikTok's own in its answers: the form of ids, and where lists stand. */
final class TikTokJson {
  /** Ids are numbers of 64 bits, which are kept as text: a double would round them. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private TikTokJson() {}

  static Optional<String> id(JsonObject json, String key) {
    return AnswerJson.text(json, key).filter(s -> ID.matcher(s).matches());
  }

  static boolean isTrue(JsonObject json, String key) {
    return Boolean.TRUE.equals(json.getValue(key));
  }

  /** The texts of a list; numbers become texts. */
  static List<String> texts(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray a
        ? a.stream()
            .filter(v -> v instanceof String || v instanceof Number)
            .map(Object::toString)
            .toList()
        : List.of();
  }

  /** The ids of a list. */
  static List<String> ids(JsonObject json, String key) {
    return texts(json, key).stream().filter(s -> ID.matcher(s).matches()).toList();
  }
}
