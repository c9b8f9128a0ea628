package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is Pinterest's own in its answers: the form of ids, and where lists stand. */
final class PinterestJson {
  /** All ids are digits; they go into paths, so nothing else passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,40}");

  private PinterestJson() {}

  static Optional<String> id(JsonObject json, String key) {
    return AnswerJson.text(json, key).filter(PinterestJson::isId);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether the answer is a list. */
  static boolean isList(JsonObject json) {
    return json.getValue("items") instanceof JsonArray;
  }

  /** The items of a list answer. */
  static List<JsonObject> items(JsonObject json) {
    return AnswerJson.objects(json, "items");
  }

  /** The mark of a list's next page, never made by ourselves; empty on the last one. */
  static Optional<String> bookmark(JsonObject json) {
    return AnswerJson.text(json, "bookmark");
  }
}
