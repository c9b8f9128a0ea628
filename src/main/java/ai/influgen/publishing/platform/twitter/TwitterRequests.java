package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformRequest.Body.Multipart.Field;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a publish, from the job alone. */
record TwitterRequests(TwitterApi api) {
  private static final Duration POST = Duration.ofSeconds(20);

  /** 5 MB, the largest image, in two minutes is 42 kB/s. */
  private static final Duration BYTES = Duration.ofMinutes(2);

  /** X puts the segments together meanwhile. */
  private static final Duration FINALIZE = Duration.ofSeconds(30);

  private static final String FILE_NAME = "media";
  private static final String POST_FIELDS =
      "created_at,text,attachments,entities,referenced_tweets";

  /** The call of that step. */
  Step.Call call(PublishJob job, TwitterStep step) {
    PlatformRequest request =
        switch (step.kind()) {
          case UPLOAD -> upload(job, step.number());
          case INITIALIZE -> initialize(job);
          case APPEND -> append(job, step.number());
          case FINALIZE ->
              api.post(
                  "media/upload/" + id(job, 1) + "/finalize",
                  new Body.None(),
                  token(job),
                  FINALIZE);
          case STATUS ->
              api.get(
                  "media/upload", Map.of("command", "STATUS", "media_id", id(job, 1)), token(job));
          case ALT -> altText(job, step.number());
          case POST -> api.post("tweets", new Body.Json(post(job)), token(job), POST);
        };
    return new Step.Call(step.name(), step.phase(), request);
  }

  /**
   * What the account has made public since then, newest first.
   *
   * @param page from where on; null for the newest ones
   */
  PlatformRequest posts(PublishJob job, Instant since, @Nullable String page) {
    Map<String, String> query = new HashMap<>();
    query.put("max_results", "100");
    query.put("start_time", since.truncatedTo(ChronoUnit.SECONDS).toString());
    // a long text stands in a note; "text" has its beginning only
    boolean isLong = TwitterLength.of(job.payload().text()) > TwitterLimits.TEXT;
    query.put("tweet.fields", isLong ? POST_FIELDS + ",note_tweet" : POST_FIELDS);
    if (page != null) {
      query.put("pagination_token", page);
    }
    return api.get("users/" + job.account().remoteId() + "/tweets", query, token(job));
  }

  private PlatformRequest upload(PublishJob job, int item) {
    Body body =
        new Body.Multipart(
            List.of(new Field("media_category", "tweet_image")),
            "media",
            FILE_NAME,
            Body.Media.from(media(job, item), 0));
    return api.post("media/upload", body, token(job), BYTES);
  }

  private PlatformRequest initialize(PublishJob job) {
    MediaItem media = media(job, 1);
    boolean gif = job.payload().kind().equals(TwitterRules.GIF);
    JsonObject body =
        new JsonObject()
            .put("media_type", media.contentType())
            .put("media_category", gif ? "tweet_gif" : "tweet_video")
            .put("total_bytes", media.bytes())
            .put("shared", false);
    return api.post("media/upload/initialize", new Body.Json(body), token(job), TwitterApi.USUAL);
  }

  private PlatformRequest append(PublishJob job, int segment) {
    MediaItem media = media(job, 1);
    long size =
        new TwitterStaging(job).holder(1).orElseThrow().result().getLong(TwitterStaging.SEGMENT);
    long offset = segment * size;
    Body body =
        new Body.Multipart(
            List.of(new Field("segment_index", Integer.toString(segment))),
            "media",
            FILE_NAME,
            new Body.Media(media, offset, Math.min(size, media.bytes() - offset)));
    return api.post("media/upload/" + id(job, 1) + "/append", body, token(job), BYTES);
  }

  private PlatformRequest altText(PublishJob job, int item) {
    JsonObject text = new JsonObject().put("text", media(job, item).altText());
    JsonObject body =
        new JsonObject()
            .put("id", id(job, item))
            .put("metadata", new JsonObject().put("alt_text", text));
    return api.post("media/metadata", new Body.Json(body), token(job), TwitterApi.USUAL);
  }

  private static JsonObject post(PublishJob job) {
    Payload payload = job.payload();
    JsonObject post = new JsonObject();
    if (!payload.text().isEmpty()) {
      post.put("text", payload.text());
    }
    List<String> media = new TwitterStaging(job).mediaIds();
    if (!media.isEmpty()) {
      post.put("media", new JsonObject().put("media_ids", new JsonArray(media)));
    }
    return post.mergeIn(payload.settings());
  }

  private static String id(PublishJob job, int item) {
    return new TwitterStaging(job).holder(item).orElseThrow().result().getString("id");
  }

  private static MediaItem media(PublishJob job, int item) {
    return job.payload().media().get(item - 1);
  }

  private static Secret token(PublishJob job) {
    return job.account().tokens().access();
  }
}
