package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The calls of a publish, from the job alone. */
record InstagramRequests(InstagramGraph graph) {
  /** Media_publish of a carousel takes Instagram several seconds. */
  private static final Duration PUBLISH = Duration.ofSeconds(30);

  /** 300 MB, the largest reel, in ten minutes is 0.5 MB/s. */
  private static final Duration UPLOAD = Duration.ofMinutes(10);

  private static final String POST_FIELDS =
      "id,caption,timestamp,permalink,media_type,media_product_type";

  /** The call of that step. */
  Step.Call call(PublishJob job, InstagramStep step) {
    PlatformRequest request =
        switch (step.kind()) {
          case LIMIT -> limit(job);
          case CONTAINER -> container(job, step.item());
          case OFFSET -> offset(job, step.item());
          case UPLOAD -> upload(job, step.item());
          case STATUS -> status(id(job, InstagramStep.container(step.item())), token(job));
          case PUBLISH -> publish(job);
          case PERMALINK -> permalink(job);
        };
    return new Step.Call(step.name(), step.phase(), request);
  }

  /** What has become of a container. */
  PlatformRequest status(String container, Secret token) {
    return graph.get(container, Map.of("fields", "id,status_code,status"), token);
  }

  /** What the account has made public since then. Stories are in a list of their own. */
  PlatformRequest posts(Account account, boolean stories, Instant since) {
    Secret token = account.tokens().access();
    if (stories) {
      return graph.get(account.remoteId() + "/stories", Map.of("fields", POST_FIELDS), token);
    }
    Map<String, String> query =
        Map.of(
            "fields", POST_FIELDS, "since", Long.toString(since.getEpochSecond()), "limit", "25");
    return graph.get(account.remoteId() + "/media", query, token);
  }

  private PlatformRequest limit(PublishJob job) {
    return graph.get(
        job.account().remoteId() + "/content_publishing_limit",
        Map.of("fields", "quota_usage,config"),
        token(job));
  }

  private PlatformRequest container(PublishJob job, int item) {
    return graph.post(
        job.account().remoteId() + "/media",
        InstagramContainers.form(job, item),
        token(job),
        InstagramGraph.USUAL);
  }

  private PlatformRequest offset(PublishJob job, int item) {
    Map<String, String> query = Map.of("fields", "id,status,status_code,video_status");
    return graph.get(id(job, holder(job, item)), query, token(job));
  }

  private static PlatformRequest upload(PublishJob job, int item) {
    MediaItem media = job.payload().media().get(item - 1);
    long offset = entry(job, InstagramStep.offset(item)).result().getLong("offset", 0L);
    // rupload wants "OAuth" where the rest of the Graph API takes "Bearer"
    Map<String, String> headers =
        Map.of(
            "Authorization", "OAuth " + token(job).reveal(),
            "offset", Long.toString(offset),
            "file_size", Long.toString(media.bytes()));
    // a made-up address leaves the container in progress forever: it is used as it was given
    URI target = URI.create(entry(job, holder(job, item)).result().getString("uri"));
    return new PlatformRequest(
        HttpMethod.POST, target, Map.of(), headers, Body.Media.from(media, offset), UPLOAD);
  }

  private PlatformRequest publish(PublishJob job) {
    Map<String, String> form = Map.of("creation_id", id(job, InstagramStep.container(0)));
    return graph.post(job.account().remoteId() + "/media_publish", form, token(job), PUBLISH);
  }

  private PlatformRequest permalink(PublishJob job) {
    String media = id(job, InstagramStep.of(InstagramStep.PUBLISH));
    return graph.get(media, Map.of("fields", "id,permalink,timestamp"), token(job));
  }

  private static InstagramStep holder(PublishJob job, int item) {
    return InstagramStep.container(InstagramStaging.holder(job.payload(), item));
  }

  private static String id(PublishJob job, InstagramStep step) {
    return entry(job, step).result().getString("id");
  }

  private static Journal.Entry entry(PublishJob job, InstagramStep step) {
    return job.journal().find(step.name()).orElseThrow();
  }

  private static Secret token(PublishJob job) {
    return job.account().tokens().access();
  }
}
