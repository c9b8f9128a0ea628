package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is X's own in its answers: the form of ids, and where lists stand. */
final class TwitterJson {
  /** X's ids are numbers of 64 bits; they go into paths, so nothing else passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

  private TwitterJson() {}

  static Optional<String> id(JsonObject json, String key) {
    return AnswerJson.text(json, key).filter(s -> ID.matcher(s).matches());
  }

  static List<String> texts(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray array
        ? array.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
