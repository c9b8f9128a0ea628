package ai.influgen.publishing.sandbox.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What is said of a video.
 *
 * @param title as it came
 * @param description as it came
 * @param tags as they came
 * @param categoryId a number
 * @param privacy {@code public, unlisted} or {@code private}
 * @param publishAt when a private video becomes public, empty for never
 * @param madeForKids what its owner declares
 */
record Metadata(
    String title,
    String description,
    List<String> tags,
    String categoryId,
    String privacy,
    String publishAt,
    boolean madeForKids) {

  /** Title and description as one text. */
  String text() {
    return description.isEmpty() ? title : title + "\n\n" + description;
  }

  JsonObject snippet() {
    JsonObject snippet =
        new JsonObject()
            .put("title", title)
            .put("description", description)
            .put("categoryId", categoryId);
    return tags.isEmpty() ? snippet : snippet.put("tags", new JsonArray(tags));
  }

  JsonObject status() {
    JsonObject status =
        new JsonObject()
            .put("privacyStatus", privacy)
            .put("license", "youtube")
            .put("embeddable", true)
            .put("publicStatsViewable", true)
            .put("selfDeclaredMadeForKids", madeForKids);
    return publishAt.isEmpty() ? status : status.put("publishAt", publishAt);
  }
}
