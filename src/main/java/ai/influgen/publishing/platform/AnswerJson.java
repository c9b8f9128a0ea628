package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads a platform's JSON, of which nothing is certain: what is missing or of another type is
 * empty.
 */
public final class AnswerJson {
  private AnswerJson() {}

  /** A text that is not blank; a number becomes a text. */
  public static Optional<String> text(JsonObject json, String key) {
    return switch (json.getValue(key)) {
      case String s when !s.isBlank() -> Optional.of(s);
      case Number n -> Optional.of(n.toString());
      case null, default -> Optional.empty();
    };
  }

  /** A whole number, be it written as a text. */
  public static Optional<Long> number(JsonObject json, String key) {
    return text(json, key).filter(s -> s.matches("-?[0-9]{1,18}")).map(Long::valueOf);
  }

  /** An object. */
  public static JsonObject object(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonObject o ? o : new JsonObject();
  }

  /** The objects of a list. */
  public static List<JsonObject> objects(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray a ? objects(a) : List.of();
  }

  /** The objects of a list. */
  public static List<JsonObject> objects(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }
}
