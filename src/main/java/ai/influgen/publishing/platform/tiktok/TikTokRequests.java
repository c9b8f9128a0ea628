package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * The calls of a publish, from the job alone.
 *
 * @param chunkBytes how many bytes of a video a new upload sends at a time
 */
record TikTokRequests(TikTokApi api, long chunkBytes) {
  static final String CREATOR_INFO = "v2/post/publish/creator_info/query/";
  static final String VIDEO_INIT = "v2/post/publish/video/init/";
  static final String CONTENT_INIT = "v2/post/publish/content/init/";
  static final String STATUS = "v2/post/publish/status/fetch/";
  static final String VIDEO_LIST = "v2/video/list/";

  /** The last chunk makes the post public: some 10 MB, in a minute at 1.4 Mbit/s. */
  static final Duration LAST_CHUNK = Duration.ofSeconds(60);

  /** 128 MB, the largest chunk, in ten minutes is 0.2 MB/s. */
  private static final Duration CHUNK = Duration.ofMinutes(10);

  private static final String LIST_FIELDS =
      "id,create_time,title,video_description,share_url,duration";

  /** The most that TikTok gives at once. */
  private static final int LIST_LENGTH = 20;

  /** The call of that step. */
  Step.Call call(PublishJob job, TikTokStep step) {
    PlatformRequest request =
        switch (step.kind()) {
          case CREATOR -> api.post(CREATOR_INFO, token(job));
          case INIT -> init(job);
          case CHUNK -> chunk(job, upload(job), step.number());
          case CHECK, STATUS, POST_ID -> status(job);
        };
    return new Step.Call(step.name(), phase(job, step), request);
  }

  /** What has become of the publish that was begun last. */
  PlatformRequest status(PublishJob job) {
    String publishId = TikTokHistory.of(job).publishId().orElseThrow();
    JsonObject body = new JsonObject().put(TikTokHistory.PUBLISH_ID, publishId);
    return api.post(STATUS, Map.of(), body, token(job));
  }

  /** The newest of the account's public videos. */
  PlatformRequest videos(PublishJob job) {
    JsonObject body = new JsonObject().put("max_count", LIST_LENGTH);
    return api.post(VIDEO_LIST, Map.of("fields", LIST_FIELDS), body, token(job));
  }

  private static Step.Phase phase(PublishJob job, TikTokStep step) {
    return switch (step.kind()) {
      case CREATOR, CHECK -> Step.Phase.STAGE;
      case INIT, CHUNK ->
          step.equals(TikTokStaging.of(job).commit()) && !begins(job, step)
              ? Step.Phase.COMMIT
              : Step.Phase.STAGE;
      case STATUS, POST_ID -> Step.Phase.CONFIRM;
    };
  }

  /** Without the bytes TikTok publishes nothing. */
  private static boolean begins(PublishJob job, TikTokStep step) {
    return step.kind() == TikTokStep.Kind.INIT && TikTokHistory.sendsBytes(job.payload());
  }

  private PlatformRequest init(PublishJob job) {
    Payload payload = job.payload();
    TikTokCreator creator = TikTokHistory.of(job).creator().orElseThrow();
    TikTokPost post = new TikTokPost(job, creator, chunkBytes);
    return payload.kind().equals(TikTokRules.PHOTOS)
        ? api.post(CONTENT_INIT, Map.of(), post.photos(), token(job))
        : api.post(VIDEO_INIT, Map.of(), post.video(), token(job));
  }

  /** The address is the permission: no token goes to the upload host. */
  private static PlatformRequest chunk(PublishJob job, TikTokUpload upload, int chunk) {
    MediaItem video = TikTokHistory.video(job.payload());
    long start = upload.start(chunk);
    long end = upload.end(chunk);
    String range = String.format(Locale.ROOT, "bytes %d-%d/%d", start, end - 1, upload.size());
    return new PlatformRequest(
        HttpMethod.PUT,
        upload.url(),
        Map.of(),
        Map.of("Content-Type", video.contentType(), "Content-Range", range),
        new Body.Media(video, start, end - start),
        CHUNK);
  }

  private static TikTokUpload upload(PublishJob job) {
    return TikTokHistory.of(job).upload().orElseThrow();
  }

  private static Secret token(PublishJob job) {
    return job.account().tokens().access();
  }
}
