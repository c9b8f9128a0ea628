package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What TikTok is told when a post is begun. */
record TikTokPost(PublishJob job, TikTokCreator creator, long chunkBytes) {

  /** The body of {@code video/init}. */
  JsonObject video() {
    return new JsonObject().put("post_info", videoInfo()).put("source_info", videoSource());
  }

  /** The body of {@code content/init}. */
  JsonObject photos() {
    return new JsonObject()
        .put("media_type", "PHOTO")
        .put("post_mode", "DIRECT_POST")
        .put("post_info", photoInfo())
        .put("source_info", photoSource());
  }

  private JsonObject videoInfo() {
    JsonObject info = new JsonObject();
    text(info, "title", payload().text());
    common(info);
    disable(info, "disable_duet", TikTokSettings.ALLOW_DUET);
    disable(info, "disable_stitch", TikTokSettings.ALLOW_STITCH);
    if (settings().containsKey(TikTokSettings.COVER_TIMESTAMP_MS)) {
      info.put("video_cover_timestamp_ms", settings().getValue(TikTokSettings.COVER_TIMESTAMP_MS));
    }
    if (on(TikTokSettings.IS_AIGC)) {
      info.put("is_aigc", true);
    }
    return info;
  }

  private JsonObject photoInfo() {
    JsonObject info = new JsonObject();
    text(info, "title", settings().getString(TikTokSettings.TITLE, ""));
    text(info, "description", payload().text());
    common(info);
    return info.put("auto_add_music", on(TikTokSettings.AUTO_ADD_MUSIC));
  }

  /** Both disclosures are sent always: the reference has them as required. */
  private void common(JsonObject info) {
    info.put("privacy_level", creator.privacy(payload()).orElseThrow());
    disable(info, "disable_comment", TikTokSettings.ALLOW_COMMENT);
    info.put("brand_content_toggle", on(TikTokSettings.BRAND_CONTENT));
    info.put("brand_organic_toggle", on(TikTokSettings.BRAND_ORGANIC));
  }

  private JsonObject videoSource() {
    MediaItem video = TikTokHistory.video(payload());
    if (!TikTokHistory.sendsBytes(payload())) {
      return new JsonObject()
          .put("source", "PULL_FROM_URL")
          .put("video_url", job.links().of(video).toString());
    }
    long chunk = TikTokUpload.chunkBytes(video.bytes(), chunkBytes);
    return new JsonObject()
        .put("source", "FILE_UPLOAD")
        .put("video_size", video.bytes())
        .put("chunk_size", chunk)
        .put("total_chunk_count", TikTokUpload.chunks(video.bytes(), chunk));
  }

  private JsonObject photoSource() {
    JsonArray images = new JsonArray();
    payload().media().forEach(item -> images.add(job.links().of(item).toString()));
    return new JsonObject()
        .put("source", "PULL_FROM_URL")
        .put("photo_cover_index", settings().getInteger(TikTokSettings.PHOTO_COVER_INDEX, 0))
        .put("photo_images", images);
  }

  private void disable(JsonObject info, String field, String setting) {
    info.put(field, !on(setting) || creator.forbids(setting));
  }

  private static void text(JsonObject info, String field, String text) {
    if (!text.isBlank()) {
      info.put(field, text);
    }
  }

  private boolean on(String setting) {
    return TikTokJson.isTrue(settings(), setting);
  }

  private JsonObject settings() {
    return payload().settings();
  }

  private Payload payload() {
    return job.payload();
  }
}
