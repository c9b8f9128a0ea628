package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Content to test with. */
final class Samples {
  static final PlatformName INSTAGRAM = new PlatformName("instagram");
  static final PlatformName TWITTER = new PlatformName("twitter");
  static final Instant NOW = Instant.parse("2026-03-23T14:30:00Z");

  private Samples() {}

  static Caption caption(@Nullable PlatformName platform, String text, boolean selected) {
    return new Caption(IdKind.next(), platform, text, selected);
  }

  static MediaItem image(UUID id, @Nullable String altText) {
    return new MediaItem(
        IdKind.MEDIA.show(id),
        MediaItem.Type.IMAGE,
        "image/jpeg",
        1000,
        1080,
        1080,
        null,
        "ab".repeat(32),
        altText);
  }

  static ContentBody body(List<Caption> captions, List<MediaItem> media, String settings) {
    return new ContentBody(captions, media, new JsonObject(settings));
  }

  static ContentBody text(String text) {
    return body(List.of(caption(null, text, true)), List.of(), "{}");
  }

  static ContentItem item(ContentBody body) {
    return new ContentItem(
        IdKind.next(), IdKind.next(), IdKind.next(), null, body, Standing.DRAFT, 1, NOW, NOW);
  }
}
