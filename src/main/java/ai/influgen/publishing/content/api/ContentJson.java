package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.Caption;
import ai.influgen.publishing.content.ContentItem;
import ai.influgen.publishing.content.Standing;
import ai.influgen.publishing.media.MediaStore;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The contract's {@code Content}. */
final class ContentJson {
  private ContentJson() {}

  static JsonObject of(ContentItem item, MediaLinks links) {
    JsonArray captions = new JsonArray();
    item.captions().forEach(caption -> captions.add(caption(caption)));
    JsonArray media = new JsonArray();
    item.media().forEach(shown -> media.add(media(shown, links)));
    Standing standing = item.standing();
    Instant approvedAt = standing.approvedAt();
    return new JsonObject()
        .put("id", IdKind.CONTENT.show(item.id()))
        .put("character_id", IdKind.CHARACTER.show(item.characterId()))
        .put("title", item.title())
        .put("status", item.status().wire())
        .put("captions", captions)
        .put("media", media)
        .put("settings", item.settings())
        .put("approved_at", approvedAt == null ? null : approvedAt.toString())
        .put("rejection", standing.rejection())
        .put("version", item.version())
        .put("created_at", item.createdAt().toString())
        .put("updated_at", item.updatedAt().toString());
  }

  private static JsonObject caption(Caption caption) {
    PlatformName platform = caption.platform();
    return new JsonObject()
        .put("id", IdKind.CAPTION.show(caption.id()))
        .put("platform", platform == null ? null : platform.value())
        .put("text", caption.text())
        .put("selected", caption.selected());
  }

  private static JsonObject media(MediaItem item, MediaLinks links) {
    return new JsonObject()
        .put("media_id", item.id())
        .put("alt_text", item.altText())
        .put("type", MediaStore.typeName(item.type()))
        .put("content_type", item.contentType())
        .put("url", links.of(item).toString());
  }
}
