package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Limits and timings.
 *
 * @param quotaTotal publishes per account within 24 hours; documents name 25, 50 and 100
 * @param containerQuota containers per account within 24 hours
 * @param imageProcessing how long an image or a carousel is IN_PROGRESS
 * @param videoProcessing how long a video is IN_PROGRESS once its bytes are there
 * @param fetchTimeout how long fetching a media file may take
 * @param shortLife the life of a token got for a code
 * @param longLife the life of an exchanged token
 */
public record InstagramSettings(
    int quotaTotal,
    int containerQuota,
    Duration imageProcessing,
    Duration videoProcessing,
    Duration fetchTimeout,
    Duration shortLife,
    Duration longLife) {

  /** What the platform's documents and samples show; processing is much faster than there. */
  public static InstagramSettings usual() {
    return new InstagramSettings(
        50,
        400,
        Duration.ofMillis(300),
        Duration.ofMillis(1500),
        Duration.ofSeconds(20),
        Duration.ofSeconds(4815),
        Duration.ofSeconds(5_183_944));
  }

  /** These settings with those that the request names. */
  InstagramSettings with(JsonObject request) {
    return new InstagramSettings(
        request.getInteger("quota_total", quotaTotal),
        request.getInteger("container_quota", containerQuota),
        millis(request, "image_processing_ms", imageProcessing),
        millis(request, "video_processing_ms", videoProcessing),
        millis(request, "fetch_timeout_ms", fetchTimeout),
        millis(request, "short_life_ms", shortLife),
        millis(request, "long_life_ms", longLife));
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("quota_total", quotaTotal)
        .put("container_quota", containerQuota)
        .put("image_processing_ms", imageProcessing.toMillis())
        .put("video_processing_ms", videoProcessing.toMillis())
        .put("fetch_timeout_ms", fetchTimeout.toMillis())
        .put("short_life_ms", shortLife.toMillis())
        .put("long_life_ms", longLife.toMillis());
  }

  private static Duration millis(JsonObject request, String name, Duration otherwise) {
    return Duration.ofMillis(request.getLong(name, otherwise.toMillis()));
  }
}
