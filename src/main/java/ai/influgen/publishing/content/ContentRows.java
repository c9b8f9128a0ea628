package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between rows and content items. */
final class ContentRows {
  private ContentRows() {}

  static ContentItem item(Row row) {
    ContentBody body =
        new ContentBody(
            objects((JsonArray) row.getJson("caption_list")).map(ContentRows::caption).toList(),
            objects((JsonArray) row.getJson("media_list")).map(ContentRows::media).toList(),
            row.getJsonObject("settings"));
    Standing standing =
        new Standing(
            ContentStatus.ofWire(row.getString("status")),
            row.getString("approval_hash"),
            row.getUUID("approved_by"),
            instant(row.getOffsetDateTime("approved_at")),
            row.getString("rejection"));
    return new ContentItem(
        row.getUUID("id"),
        row.getUUID("workspace_id"),
        row.getUUID("character_id"),
        row.getString("title"),
        body,
        standing,
        row.getInteger("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant());
  }

  /** In the order of {@link ContentSql#UPDATE}, with which {@link ContentSql#INSERT} begins. */
  static Tuple values(ContentItem item) {
    Standing standing = item.standing();
    return Tuple.of(item.id(), item.workspaceId())
        .addString(item.title())
        .addJsonArray(mediaUses(item.media()))
        .addJsonObject(item.settings())
        .addString(standing.status().wire())
        .addString(standing.approvalHash())
        .addUUID(standing.approvedBy())
        .addOffsetDateTime(offset(standing.approvedAt()))
        .addString(standing.rejection())
        .addInteger(item.version())
        .addOffsetDateTime(offset(item.updatedAt()));
  }

  /** In the order of {@link ContentSql#INSERT_CAPTIONS}. */
  static Tuple captionValues(ContentItem item) {
    List<Caption> captions = item.captions();
    return Tuple.of(item.id(), item.workspaceId())
        .addArrayOfUUID(captions.stream().map(Caption::id).toArray(UUID[]::new))
        .addArrayOfString(captions.stream().map(ContentRows::platform).toArray(String[]::new))
        .addArrayOfString(captions.stream().map(Caption::text).toArray(String[]::new))
        .addArrayOfBoolean(captions.stream().map(Caption::selected).toArray(Boolean[]::new));
  }

  static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static Caption caption(JsonObject json) {
    String platform = json.getString("platform");
    return new Caption(
        UUID.fromString(json.getString("id")),
        platform == null ? null : new PlatformName(platform),
        json.getString("text"),
        json.getBoolean("selected"));
  }

  private static MediaItem media(JsonObject json) {
    Long durationMs = json.getLong("duration_ms");
    return new MediaItem(
        IdKind.MEDIA.show(UUID.fromString(json.getString("id"))),
        MediaItem.Type.valueOf(json.getString("type").toUpperCase(Locale.ROOT)),
        json.getString("content_type"),
        json.getLong("bytes"),
        json.getInteger("width"),
        json.getInteger("height"),
        durationMs == null ? null : Duration.ofMillis(durationMs),
        json.getString("sha256"),
        json.getString("alt_text"));
  }

  private static @Nullable String platform(Caption caption) {
    PlatformName platform = caption.platform();
    return platform == null ? null : platform.value();
  }

  private static JsonArray mediaUses(List<MediaItem> media) {
    JsonArray uses = new JsonArray();
    for (MediaItem item : media) {
      UUID id = IdKind.MEDIA.read(item.id()).orElseThrow();
      uses.add(new JsonObject().put("media_id", id.toString()).put("alt_text", item.altText()));
    }
    return uses;
  }
}
