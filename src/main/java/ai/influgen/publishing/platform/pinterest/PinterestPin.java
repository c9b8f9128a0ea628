package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What Pinterest is told of a pin. Fields without a value are left out. */
record PinterestPin(PublishJob job) {

  JsonObject body() {
    Payload payload = job.payload();
    JsonObject pin = new JsonObject();
    copy(PinterestSettings.BOARD_ID, pin);
    copy(PinterestSettings.BOARD_SECTION_ID, pin);
    copy(PinterestSettings.TITLE, pin);
    put(pin, PinterestSettings.DESCRIPTION, payload.text());
    copy(PinterestSettings.LINK, pin);
    put(pin, "alt_text", payload.media().getFirst().altText());
    copy(PinterestSettings.DOMINANT_COLOR, pin);
    return pin.put("media_source", source(payload));
  }

  private JsonObject source(Payload payload) {
    return switch (payload.kind()) {
      case PinterestRules.CAROUSEL -> carousel(payload);
      case PinterestRules.VIDEO -> video(payload);
      default ->
          new JsonObject()
              .put("source_type", "image_url")
              .put("url", link(payload.media().getFirst()));
    };
  }

  private JsonObject carousel(Payload payload) {
    JsonArray items = new JsonArray();
    payload.media().forEach(item -> items.add(new JsonObject().put("url", link(item))));
    return new JsonObject()
        .put("source_type", "multiple_image_urls")
        .put("index", payload.settings().getValue(PinterestSettings.INDEX))
        .put("items", items);
  }

  private JsonObject video(Payload payload) {
    String media =
        job.journal()
            .find(PinterestStep.MEDIA.wire())
            .orElseThrow()
            .result()
            .getString(PinterestStaging.MEDIA_ID);
    JsonObject source = new JsonObject().put("source_type", "video_id").put("media_id", media);
    PinterestRules.cover(payload)
        .ifPresentOrElse(
            cover -> source.put("cover_image_url", link(cover)),
            () ->
                source.put(
                    "cover_image_key_frame_time",
                    payload.settings().getValue(PinterestSettings.COVER_FRAME_SECONDS)));
    return source;
  }

  private String link(MediaItem item) {
    return job.links().of(item).toString();
  }

  private void copy(String key, JsonObject pin) {
    put(pin, key, job.payload().settings().getString(key));
  }

  private static void put(JsonObject pin, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      pin.put(key, value);
    }
  }
}
