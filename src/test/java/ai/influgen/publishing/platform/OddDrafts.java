package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Drafts that nobody should make, and somebody will. */
final class OddDrafts {
  private OddDrafts() {}

  static List<Draft> with(List<String> settingNames) {
    List<Draft> odd = new ArrayList<>();
    for (MediaItem.Type type : MediaItem.Type.values()) {
      for (int count : new int[] {0, 1, 2, 11, 40}) {
        List<MediaItem> media = Collections.nCopies(count, oddItem(type));
        odd.add(new Draft("", media, new JsonObject()));
        odd.add(new Draft("\uD83D # @ \u0000 ##a @@b".repeat(500), media, new JsonObject()));
        for (String name : settingNames) {
          oddValues()
              .forEach(value -> odd.add(new Draft("x", media, new JsonObject().put(name, value))));
        }
      }
    }
    return odd;
  }

  private static MediaItem oddItem(MediaItem.Type type) {
    Duration duration = type == MediaItem.Type.VIDEO ? Duration.ZERO : null;
    return new MediaItem("med_x", type, "", -1, 0, -5, duration, "", " ");
  }

  private static Stream<Object> oddValues() {
    return Stream.of(
        "",
        "nonsense ✓ %",
        -1,
        3.5,
        Long.MAX_VALUE,
        true,
        new JsonArray(),
        new JsonArray().add(1).addNull().add(new JsonObject().put("username", 7)),
        new JsonObject().put("a/b~c", new JsonArray()));
  }
}
