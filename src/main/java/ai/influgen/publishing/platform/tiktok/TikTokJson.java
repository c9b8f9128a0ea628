package ai.influgen.publishing.platform.tiktok;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON of which nothing is certain: what is missing or of another type is empty. */
final class TikTokJson {
  /** Ids are numbers of 64 bits, which are kept as text: a double would round them. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private TikTokJson() {}

  static Optional<String> text(JsonObject json, String key) {
    return switch (json.getValue(key)) {
      case String s when !s.isBlank() -> Optional.of(s);
      case Number n -> Optional.of(n.toString());
      case null, default -> Optional.empty();
    };
  }

  static Optional<Long> number(JsonObject json, String key) {
    return text(json, key).filter(s -> s.matches("-?[0-9]{1,18}")).map(Long::valueOf);
  }

  static Optional<String> id(JsonObject json, String key) {
    return text(json, key).filter(s -> ID.matcher(s).matches());
  }

  static boolean isTrue(JsonObject json, String key) {
    return Boolean.TRUE.equals(json.getValue(key));
  }

  static JsonObject object(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonObject o ? o : new JsonObject();
  }

  static List<JsonObject> objects(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray a
        ? a.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
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
