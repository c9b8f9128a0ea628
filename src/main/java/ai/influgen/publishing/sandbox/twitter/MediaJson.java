package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.ImageHeader;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Media as the upload calls answer it. */
final class MediaJson {
  private MediaJson() {}

  static JsonObject of(Media media, Instant now) {
    return new JsonObject()
        .put("id", media.id())
        .put("media_key", media.spec().kind().key(media.id()))
        .put("expires_after_secs", (media.expiresAt() - now.toEpochMilli()) / 1000);
  }

  /** A file whose bytes have just been looked at. */
  static JsonObject of(Media media, MediaCheck.Found found, Instant now) {
    JsonObject json = of(media, now).put("size", found.size());
    Optional<ImageHeader> image = found.image();
    if (image.isPresent()) {
      json.put(
          "image",
          new JsonObject()
              .put("image_type", image.get().format().mediaType())
              .put("w", image.get().width())
              .put("h", image.get().height()));
    } else {
      json.put("video", new JsonObject().put("video_type", media.spec().type()));
    }
    return withProcessing(json, media, now);
  }

  /** Adds the state of the work on it, unless there is none. */
  static JsonObject withProcessing(JsonObject json, Media media, Instant now) {
    Media.Processing work = media.processing();
    if (work.isNone()) {
      return json;
    }
    String state = work.state(now);
    JsonObject info =
        new JsonObject().put("state", state).put("progress_percent", work.progress(now));
    if (state.equals("failed")) {
      info.put(
          "error",
          new JsonObject()
              .put("code", 1)
              .put("name", "InvalidMedia")
              .put("message", work.failure()));
    } else if (!state.equals("succeeded")) {
      info.put("check_after_secs", 1);
    }
    return json.put("processing_info", info);
  }
}
