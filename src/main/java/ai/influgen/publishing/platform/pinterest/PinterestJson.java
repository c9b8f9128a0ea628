package ai.influgen.publishing.platform.pinterest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON of which nothing is certain: what is missing or of another type is empty. */
final class PinterestJson {
  /** All ids are digits; they go into paths, so nothing else passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,40}");

  private PinterestJson() {}

  static Optional<String> text(JsonObject json, String key) {
    return switch (json.getValue(key)) {
      case String s when !s.isBlank() -> Optional.of(s);
      case Number n -> Optional.of(n.toString());
      case null, default -> Optional.empty();
    };
  }

  static Optional<String> id(JsonObject json, String key) {
    return text(json, key).filter(PinterestJson::isId);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static Optional<Long> number(JsonObject json, String key) {
    return text(json, key).filter(s -> s.matches("-?[0-9]{1,18}")).map(Long::valueOf);
  }

  static JsonObject object(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonObject o ? o : new JsonObject();
  }

  static List<JsonObject> objects(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray a ? objects(a) : List.of();
  }

  /** Whether the answer is a list. */
  static boolean isList(JsonObject json) {
    return json.getValue("items") instanceof JsonArray;
  }

  /** The items of a list answer. */
  static List<JsonObject> items(JsonObject json) {
    return objects(json, "items");
  }

  /** The mark of a list's next page, never made by ourselves; empty on the last one. */
  static Optional<String> bookmark(JsonObject json) {
    return text(json, "bookmark");
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }
}
