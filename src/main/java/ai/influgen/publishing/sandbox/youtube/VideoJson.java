package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.PublicUrl;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** A video as the API shows it, part by part. */
final class VideoJson {
  /** The parts there are. */
  static final Set<String> PARTS =
      Set.of("id", "snippet", "status", "processingDetails", "fileDetails", "contentDetails");

  /** The parts that only the owner sees. */
  static final Set<String> OWNER_PARTS = Set.of("processingDetails", "fileDetails");

  private final InstantSource clock;
  private final PublicUrl url;

  VideoJson(InstantSource clock, PublicUrl url) {
    this.clock = clock;
    this.url = url;
  }

  JsonObject of(Video video, Set<String> parts) {
    JsonObject json =
        new JsonObject()
            .put("kind", "youtube#video")
            .put("etag", "v" + video.createdAt())
            .put("id", video.id());
    for (String part : parts) {
      switch (part) {
        case "snippet" -> json.put(part, snippet(video));
        case "status" -> json.put(part, status(video));
        case "processingDetails" -> json.put(part, processing(video));
        case "fileDetails" ->
            json.put(part, new JsonObject().put("fileSize", Long.toString(video.file().bytes())));
        case "contentDetails" -> json.put(part, new JsonObject().put("definition", "hd"));
        default -> {}
      }
    }
    return json;
  }

  /** The time in the API's words. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private JsonObject snippet(Video video) {
    return video
        .metadata()
        .snippet()
        .put("publishedAt", time(video.createdAt()))
        .put("channelId", video.account())
        .put("thumbnails", thumbnails(video));
  }

  JsonObject thumbnails(Video video) {
    if (video.thumbnail().isEmpty()) {
      return new JsonObject();
    }
    String address = url.of("/sandbox/media/" + video.thumbnail());
    return new JsonObject()
        .put("default", new JsonObject().put("url", address).put("width", 120).put("height", 90))
        .put("medium", new JsonObject().put("url", address).put("width", 320).put("height", 180));
  }

  private JsonObject status(Video video) {
    JsonObject status = video.metadata().status();
    if (!video.isProcessed(clock.millis())) {
      return status.put("uploadStatus", "uploaded");
    }
    if (!video.plan().failure().isEmpty()) {
      return status.put("uploadStatus", "failed").put("failureReason", video.plan().failure());
    }
    return video.plan().rejection().isEmpty()
        ? status.put("uploadStatus", "processed")
        : status.put("uploadStatus", "rejected").put("rejectionReason", video.plan().rejection());
  }

  private JsonObject processing(Video video) {
    if (!video.isProcessed(clock.millis())) {
      long left = video.createdAt() + video.plan().processing() - clock.millis();
      return new JsonObject()
          .put("processingStatus", "processing")
          .put("processingProgress", new JsonObject().put("timeLeftMs", Long.toString(left)));
    }
    return video.plan().failure().isEmpty()
        ? new JsonObject().put("processingStatus", "succeeded")
        : new JsonObject()
            .put("processingStatus", "failed")
            .put("processingFailureReason", "transcodeFailed");
  }
}
