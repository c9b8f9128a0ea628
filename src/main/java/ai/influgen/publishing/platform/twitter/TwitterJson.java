package ai.influgen.publishing.platform.twitter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON of which nothing is certain: what is missing or of another type is empty. */
final class TwitterJson {
  /** X's ids are numbers of 64 bits; they go into paths, so nothing else passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

  private TwitterJson() {}

  static Optional<String> text(JsonObject json, String key) {
    return switch (json.getValue(key)) {
      case String s when !s.isBlank() -> Optional.of(s);
      case Number n -> Optional.of(n.toString());
      case null, default -> Optional.empty();
    };
  }

  static Optional<String> id(JsonObject json, String key) {
    return text(json, key).filter(s -> ID.matcher(s).matches());
  }

  static Optional<Long> number(JsonObject json, String key) {
    return text(json, key).filter(s -> s.matches("-?[0-9]{1,18}")).map(Long::valueOf);
  }

  static JsonObject object(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonObject o ? o : new JsonObject();
  }

  static List<JsonObject> objects(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
  }

  static List<String> texts(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray array
        ? array.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
