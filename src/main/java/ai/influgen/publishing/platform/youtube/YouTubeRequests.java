package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The calls of a publish, from the job alone. */
record YouTubeRequests(YouTubeApi api) {
  /** 32 MiB, the largest chunk, in five minutes is 0.1 MB/s. */
  private static final Duration CHUNK = Duration.ofMinutes(5);

  /** The last chunk is the smallest that the file's size allows. */
  static final Duration LAST_CHUNK = Duration.ofSeconds(60);

  private static final Duration THUMBNAIL = Duration.ofSeconds(60);

  /** The call of that step. */
  Step.Call call(PublishJob job, YouTubeStep step) {
    PlatformRequest request =
        switch (step.kind()) {
          case SESSION -> session(job);
          case OFFSET -> question(job);
          case CHUNK -> bytes(job, step, CHUNK);
          case UPLOAD -> bytes(job, step, LAST_CHUNK);
          case THUMBNAIL -> thumbnail(job);
          case PROCESSING -> processing(job);
        };
    return new Step.Call(step.name(), step.phase(), request);
  }

  /** How much of the file has arrived, and once it is complete, as which video. */
  PlatformRequest question(PublishJob job) {
    Map<String, String> headers =
        Map.of("Content-Range", YouTubeChunk.question(YouTubeUpload.video(job).bytes()));
    return new PlatformRequest(
        HttpMethod.PUT,
        session(job.journal()),
        Map.of(),
        YouTubeApi.bearer(token(job), headers),
        new Body.None(),
        YouTubeApi.USUAL);
  }

  /** What the channel uploaded last. */
  PlatformRequest uploads(Account account, String playlist) {
    Map<String, String> query =
        Map.of("part", "snippet,contentDetails,status", "playlistId", playlist, "maxResults", "50");
    return api.get("youtube/v3/playlistItems", query, account.tokens().access());
  }

  private PlatformRequest session(PublishJob job) {
    Payload payload = job.payload();
    MediaItem video = YouTubeUpload.video(job);
    Map<String, String> query =
        Map.of(
            "uploadType",
            "resumable",
            "part",
            YouTubeMetadata.parts(payload),
            "notifySubscribers",
            payload.settings().getBoolean(YouTubeSettings.NOTIFY_SUBSCRIBERS).toString());
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json; charset=UTF-8",
            "X-Upload-Content-Length", Long.toString(video.bytes()),
            "X-Upload-Content-Type", video.contentType());
    return new PlatformRequest(
        HttpMethod.POST,
        api.url("upload/youtube/v3/videos"),
        query,
        YouTubeApi.bearer(token(job), headers),
        new Body.Json(YouTubeMetadata.of(payload)),
        YouTubeApi.USUAL);
  }

  private static PlatformRequest bytes(PublishJob job, YouTubeStep step, Duration timeout) {
    MediaItem video = YouTubeUpload.video(job);
    YouTubeChunk chunk = YouTubeChunk.at(step.first(), video.bytes());
    Map<String, String> headers =
        Map.of("Content-Type", video.contentType(), "Content-Range", chunk.range());
    return new PlatformRequest(
        HttpMethod.PUT,
        session(job.journal()),
        Map.of(),
        YouTubeApi.bearer(token(job), headers),
        new Body.Media(video, chunk.first(), chunk.length()),
        timeout);
  }

  private PlatformRequest thumbnail(PublishJob job) {
    MediaItem image = job.payload().media().getLast();
    Map<String, String> query = Map.of("videoId", videoId(job), "uploadType", "media");
    return new PlatformRequest(
        HttpMethod.POST,
        api.url("upload/youtube/v3/thumbnails/set"),
        query,
        YouTubeApi.bearer(token(job), Map.of("Content-Type", image.contentType())),
        Body.Media.from(image, 0),
        THUMBNAIL);
  }

  private PlatformRequest processing(PublishJob job) {
    Map<String, String> query = Map.of("part", "status,processingDetails", "id", videoId(job));
    return api.get("youtube/v3/videos", query, token(job));
  }

  private static String videoId(PublishJob job) {
    return YouTubeVideo.of(job.journal()).orElseThrow().id();
  }

  /** The session's address as Google made it: it is used as it came. */
  private static URI session(Journal journal) {
    Journal.Entry entry = YouTubeUpload.newest(journal).orElseThrow();
    return URI.create(entry.result().getString(YouTubeUpload.URI));
  }

  private static Secret token(PublishJob job) {
    return job.account().tokens().access();
  }
}
