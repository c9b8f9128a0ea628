package ai.influgen.publishing.media.api;

import ai.influgen.publishing.media.MediaAsset;
import ai.influgen.publishing.media.MediaStore;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.MediaLinks;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The contract's {@code Media}. */
final class MediaJson {
  private MediaJson() {}

  static JsonObject of(MediaAsset asset, MediaLinks links) {
    MediaItem item = asset.item();
    Duration duration = item.duration();
    return new JsonObject()
        .put("id", item.id())
        .put("type", MediaStore.typeName(item.type()))
        .put("content_type", item.contentType())
        .put("file_name", asset.fileName())
        .put("bytes", item.bytes())
        .put("width", item.width())
        .put("height", item.height())
        .put("duration_ms", duration == null ? null : duration.toMillis())
        .put("sha256", item.sha256())
        .put("url", links.of(item).toString())
        .put("source_url", asset.sourceUrl())
        .put("created_at", asset.createdAt().toString());
  }
}
