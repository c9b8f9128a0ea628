package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is Google's own in its answers: the form of ids, and where lists stand. */
final class YouTubeJson {
  /** Ids go into addresses, so nothing that could change an address passes for one. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private YouTubeJson() {}

  static Optional<String> id(JsonObject json, String key) {
    return AnswerJson.text(json, key).filter(s -> ID.matcher(s).matches());
  }

  /** The items of a list answer. */
  static List<JsonObject> items(PlatformResponse response) {
    return AnswerJson.objects(response.json(), "items");
  }
}
