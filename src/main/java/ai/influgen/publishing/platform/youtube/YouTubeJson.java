package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON of which nothing is certain: what is missing or of another type is empty. */
final class YouTubeJson {
  /** Ids go into addresses, so nothing that could change an address passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private YouTubeJson() {}

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
    return json.getValue(key) instanceof JsonArray a
        ? a.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
  }

  /** The items of a list answer. */
  static List<JsonObject> items(PlatformResponse response) {
    return objects(response.json(), "items");
  }
}
