package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A payload as the journal keeps it. */
final class PayloadJson {
  /** The journal's name for it. */
  static final String STEP = "payload";

  private PayloadJson() {}

  static JsonObject encode(Payload payload) {
    JsonArray media = new JsonArray();
    payload.media().forEach(item -> media.add(encode(item)));
    return new JsonObject()
        .put("kind", payload.kind())
        .put("text", payload.text())
        .put("media", media)
        .put("settings", payload.settings());
  }

  static Payload decode(JsonObject json) {
    List<MediaItem> media =
        json.getJsonArray("media").stream().map(m -> item((JsonObject) m)).toList();
    return new Payload(
        json.getString("kind"), json.getString("text"), media, json.getJsonObject("settings"));
  }

  private static JsonObject encode(MediaItem item) {
    Duration duration = item.duration();
    return new JsonObject()
        .put("id", item.id())
        .put("type", item.type().name().toLowerCase(Locale.ROOT))
        .put("content_type", item.contentType())
        .put("bytes", item.bytes())
        .put("width", item.width())
        .put("height", item.height())
        .put("duration_ms", duration == null ? null : duration.toMillis())
        .put("sha256", item.sha256())
        .put("alt_text", item.altText());
  }

  private static MediaItem item(JsonObject json) {
    Long duration = json.getLong("duration_ms");
    return new MediaItem(
        json.getString("id"),
        MediaItem.Type.valueOf(json.getString("type").toUpperCase(Locale.ROOT)),
        json.getString("content_type"),
        json.getLong("bytes"),
        json.getInteger("width"),
        json.getInteger("height"),
        duration == null ? null : Duration.ofMillis(duration),
        json.getString("sha256"),
        json.getString("alt_text"));
  }
}
