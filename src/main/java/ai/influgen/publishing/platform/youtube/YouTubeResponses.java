package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What YouTube's answer to a step means. */
record YouTubeResponses(YouTubeApi api, PublishJob job, YouTubeStep step, Exchange exchange) {
  private static final int THUMBNAIL_TRIES = 4;
  private static final Duration THUMBNAIL_PAUSE = Duration.ofSeconds(30);

  StepResult read() {
    return switch (step.kind()) {
      case SESSION -> session();
      case OFFSET -> offset();
      case CHUNK -> chunk();
      case UPLOAD -> upload();
      case THUMBNAIL -> thumbnail();
      case PROCESSING -> processing();
    };
  }

  private StepResult session() {
    if (!response().ok()) {
      return failed();
    }
    return response()
        .header("location")
        .filter(this::trusted)
        .<StepResult>map(
            uri -> new Keep(YouTubeUpload.position(job, 0).put(YouTubeUpload.URI, uri)))
        .orElseGet(
            () -> retry(ErrorCode.UNKNOWN_ERROR, "YouTube gave no address for the upload.", null));
  }

  private StepResult offset() {
    YouTubeSession answer = session(response());
    return switch (answer) {
      case YouTubeSession.Holds(long stored) when stored < total() -> stored(stored);
      case YouTubeSession.Holds _ ->
          unclear("YouTube has all of the file and has not told of a video.");
      // an earlier call completed it after all: the reconciler finds out as what
      case YouTubeSession.Complete _ -> unclear("YouTube has this video already.");
      case YouTubeSession.Gone _ -> gone();
      case YouTubeSession.Unclear _ -> failed();
    };
  }

  private StepResult chunk() {
    YouTubeSession answer = session(response());
    return switch (answer) {
      // what it did not take is sent again, as long as it takes anything
      case YouTubeSession.Holds(long stored) when stored > step.first() && stored < total() ->
          stored(stored);
      case YouTubeSession.Holds(long stored) when stored <= step.first() ->
          retry(ErrorCode.NETWORK_ERROR, "YouTube kept nothing of what it was sent.", null);
      case YouTubeSession.Holds _ ->
          unclear("YouTube has all of the file and has not told of a video.");
      case YouTubeSession.Complete _ -> unclear("YouTube has this video already.");
      case YouTubeSession.Gone _ -> gone();
      case YouTubeSession.Unclear _ -> failed();
    };
  }

  private StepResult upload() {
    YouTubeSession answer = session(response());
    return switch (answer) {
      case YouTubeSession.Complete(String id) ->
          new Keep(YouTubeVideo.of(id, job.payload()).kept());
      case YouTubeSession.Holds(long stored) ->
          unclear("YouTube has %,d of %,d bytes of the video.".formatted(stored, total()));
      case YouTubeSession.Gone _ -> new Ended(failure().outcome(YouTubeErrors.SESSION_GONE));
      case YouTubeSession.Unclear _ -> failed();
    };
  }

  /** A session that has ended: its bytes are lost, and with them the doubt, if there was none. */
  private StepResult gone() {
    return YouTubeUpload.wasInDoubt(job.journal())
        ? unclear("The upload's session has ended after a call of unknown end.")
        : new Ended(failure().outcome(YouTubeErrors.SESSION_GONE));
  }

  /** The video is public, whatever comes back: at worst it keeps the picture YouTube chose. */
  private StepResult thumbnail() {
    if (response().ok()) {
      return new Keep(new JsonObject().put("set", true));
    }
    YouTubeError row = failure().row();
    boolean passing = row.treatment() != YouTubeError.Treatment.REFUSE;
    if (passing && exchange.tries() < THUMBNAIL_TRIES) {
      Duration pause = failure().pause(row);
      return new Again(pause == null ? THUMBNAIL_PAUSE : pause);
    }
    String warning = "The video is public, its thumbnail was not set. " + failure().message(row);
    return new Keep(
        new JsonObject()
            .put("set", false)
            .put("error_code", row.code().wire())
            .put(YouTubeVideo.WARNING, warning));
  }

  private StepResult processing() {
    Optional<YouTubeProcessing> told =
        YouTubeJson.items(response()).stream()
            .filter(video -> response().ok())
            .findFirst()
            .flatMap(YouTubeProcessing::of);
    if (told.isPresent()) {
      return new Keep(told.get().kept());
    }
    return YouTubeProcessing.after(exchange.tries())
        .<StepResult>map(Again::new)
        .orElseGet(() -> new Keep(new JsonObject().put("status", "not_known_yet")));
  }

  private StepResult stored(long bytes) {
    return new Keep(YouTubeUpload.position(job, bytes));
  }

  private StepResult failed() {
    return new Ended(failure().outcome());
  }

  private StepResult unclear(String message) {
    return new Ended(failure().unclear(message));
  }

  private static StepResult retry(ErrorCode code, String message, @Nullable Duration pause) {
    return new Ended(new RetryLater(code, message, pause, false));
  }

  private YouTubeFailure failure() {
    return new YouTubeFailure(job, exchange);
  }

  private static YouTubeSession session(PlatformResponse response) {
    return YouTubeSession.of(response);
  }

  private long total() {
    return YouTubeUpload.video(job).bytes();
  }

  private PlatformResponse response() {
    return exchange.response();
  }

  private boolean trusted(String uri) {
    try {
      return api.trusts(URI.create(uri));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
