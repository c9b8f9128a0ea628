package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;

/** What YouTube is told of a video when its session is opened. */
final class YouTubeMetadata {
  private YouTubeMetadata() {}

  /** The parts that {@link #of} has, as the query names them. */
  static String parts(Payload payload) {
    return String.join(",", of(payload).fieldNames());
  }

  static JsonObject of(Payload payload) {
    JsonObject settings = payload.settings();
    JsonObject snippet =
        new JsonObject()
            .put("title", settings.getString(YouTubeSettings.TITLE))
            .put("description", payload.text())
            .put("categoryId", settings.getString(YouTubeSettings.CATEGORY_ID));
    copy(settings, YouTubeSettings.TAGS, snippet, "tags");
    copy(settings, YouTubeSettings.DEFAULT_LANGUAGE, snippet, "defaultLanguage");
    JsonObject status =
        new JsonObject()
            .put("privacyStatus", settings.getString(YouTubeSettings.PRIVACY))
            .put("selfDeclaredMadeForKids", settings.getBoolean(YouTubeSettings.MADE_FOR_KIDS))
            .put("embeddable", settings.getBoolean(YouTubeSettings.EMBEDDABLE))
            .put("license", settings.getString(YouTubeSettings.LICENSE));
    copy(settings, YouTubeSettings.CONTAINS_SYNTHETIC_MEDIA, status, "containsSyntheticMedia");
    JsonObject video = new JsonObject().put("snippet", snippet).put("status", status);
    if (settings.getValue(YouTubeSettings.PAID_PROMOTION) instanceof Boolean paid) {
      video.put(
          "paidProductPlacementDetails", new JsonObject().put("hasPaidProductPlacement", paid));
    }
    return video;
  }

  private static void copy(JsonObject from, String key, JsonObject to, String name) {
    if (from.getValue(key) != null) {
      to.put(name, from.getValue(key));
    }
  }
}
