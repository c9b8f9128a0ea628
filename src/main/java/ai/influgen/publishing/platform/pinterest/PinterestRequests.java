package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformRequest.Body.Multipart.Field;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a publish, from the job alone. */
record PinterestRequests(PinterestApi api) {
  /** Pinterest fetches the images before it answers; what it did after a timeout is unknown. */
  static final Duration PIN = Duration.ofSeconds(60);

  /** 2 GB in thirty minutes is 1.1 MB/s. */
  private static final Duration UPLOAD = Duration.ofMinutes(30);

  /** The most that a list of pins gives at once. */
  private static final String PAGE_SIZE = "250";

  /** The call of that step. */
  Step.Call call(PublishJob job, PinterestStep step) {
    PlatformRequest request =
        switch (step) {
          case MEDIA ->
              api.post(
                  "media",
                  new JsonObject().put("media_type", "video"),
                  token(job),
                  PinterestApi.USUAL);
          case UPLOAD -> upload(job);
          case STATUS -> api.get("media/" + mediaId(job), Map.of(), token(job));
          case PIN -> api.post("pins", new PinterestPin(job).body(), token(job), PIN);
        };
    return new Step.Call(step.wire(), step.phase(), request);
  }

  /** The pins of the board, or of its section, that the payload goes to. */
  PlatformRequest pinsOfBoard(PublishJob job, @Nullable String bookmark) {
    JsonObject settings = job.payload().settings();
    String section = settings.getString(PinterestSettings.BOARD_SECTION_ID);
    String board = "boards/" + settings.getString(PinterestSettings.BOARD_ID);
    String place = section == null ? board : board + "/sections/" + section;
    return api.get(place + "/pins", page(bookmark), token(job));
  }

  /** All pins of the account. */
  PlatformRequest pinsOfAccount(PublishJob job, @Nullable String bookmark) {
    return api.get("pins", page(bookmark), token(job));
  }

  /** The query of a list's page. */
  static Map<String, String> page(@Nullable String bookmark) {
    Map<String, String> query = new HashMap<>();
    query.put("page_size", PAGE_SIZE);
    if (bookmark != null) {
      query.put("bookmark", bookmark);
    }
    return query;
  }

  /** Without our token: the address is Amazon's, and its permission lies in the fields. */
  private static PlatformRequest upload(PublishJob job) {
    JsonObject media = media(job);
    MediaItem video = job.payload().media().getFirst();
    List<Field> fields = new ArrayList<>();
    for (Object pair : media.getJsonArray(PinterestStaging.PARAMETERS)) {
      JsonArray both = (JsonArray) pair;
      fields.add(new Field(both.getString(0), both.getString(1)));
    }
    // whatever comes after the file is ignored there: it goes last
    Body.Multipart body =
        new Body.Multipart(fields, "file", "video" + extension(video), Body.Media.from(video, 0));
    URI target = URI.create(media.getString(PinterestStaging.UPLOAD_URL));
    return new PlatformRequest(HttpMethod.POST, target, Map.of(), Map.of(), body, UPLOAD);
  }

  private static String extension(MediaItem video) {
    return switch (video.contentType()) {
      case "video/quicktime" -> ".mov";
      case "video/x-m4v" -> ".m4v";
      default -> ".mp4";
    };
  }

  private static JsonObject media(PublishJob job) {
    return job.journal().find(PinterestStep.MEDIA.wire()).orElseThrow().result();
  }

  private static String mediaId(PublishJob job) {
    return media(job).getString(PinterestStaging.MEDIA_ID);
  }

  private static Secret token(PublishJob job) {
    return job.account().tokens().access();
  }
}
