package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** What X's answer to a step means. */
record TwitterResponses(URI www, PublishJob job, TwitterStep step, Exchange exchange) {
  private static final int TOO_LARGE = 413;
  private static final String READY = "succeeded";

  StepResult read() {
    return switch (step.kind()) {
      case UPLOAD -> made().<StepResult>map(Keep::new).orElseGet(this::failed);
      case INITIALIZE -> initialized();
      case APPEND -> appended();
      case FINALIZE -> finalized();
      case STATUS -> status();
      case ALT -> described();
      case POST -> posted();
    };
  }

  private StepResult initialized() {
    long bytes = job.payload().media().getFirst().bytes();
    TwitterStaging staging = new TwitterStaging(job);
    OptionalLong smaller =
        staging.tooLarge()
            ? TwitterSegments.smaller(bytes, segment(staging))
            : OptionalLong.empty();
    return made()
        .<StepResult>map(
            result ->
                new Keep(
                    result
                        .put(TwitterStaging.SEGMENT, smaller.orElse(TwitterSegments.size(bytes)))
                        .put(TwitterStaging.REDUCED, smaller.isPresent())))
        .orElseGet(this::failed);
  }

  /** 200 with a body in one description, 204 in another: every 2xx will do. */
  private StepResult appended() {
    if (response().ok()) {
      return new Keep(new JsonObject());
    }
    return response().status() == TOO_LARGE && mayShrink()
        ? new Keep(new JsonObject().put(TwitterStaging.TOO_LARGE, true))
        : failed();
  }

  /** Segments are made smaller once only. */
  private boolean mayShrink() {
    TwitterStaging staging = new TwitterStaging(job);
    long bytes = job.payload().media().getFirst().bytes();
    boolean reduced =
        staging
            .holder(1)
            .map(e -> e.result().getBoolean(TwitterStaging.REDUCED, false))
            .orElse(true);
    return !reduced && TwitterSegments.smaller(bytes, segment(staging)).isPresent();
  }

  private static long segment(TwitterStaging staging) {
    return staging.holder(1).orElseThrow().result().getLong(TwitterStaging.SEGMENT);
  }

  private StepResult finalized() {
    if (!told()) {
      return failed();
    }
    return switch (state()) {
      case "failed" -> unprocessed();
      case READY -> new Keep(new JsonObject().put(TwitterStaging.PROCESSING, false));
      default -> new Keep(new JsonObject().put(TwitterStaging.PROCESSING, true));
    };
  }

  private StepResult status() {
    if (!told()) {
      return failed();
    }
    return switch (state()) {
      case "failed" -> unprocessed();
      case READY -> new Keep(new JsonObject());
      default ->
          TwitterPolling.after(processingInfo(), exchange.tries())
              .<StepResult>map(Again::new)
              .orElseGet(TwitterResponses::stillProcessing);
    };
  }

  private boolean told() {
    return response().ok() && !data().isEmpty();
  }

  private static StepResult stillProcessing() {
    return new Ended(
        new RetryLater(ErrorCode.UNKNOWN_ERROR, "X is still processing the media.", null, false));
  }

  /** A post goes out without an alt text that X refuses: it can't be added later, but be told. */
  private StepResult described() {
    if (response().ok()) {
      return new Keep(new JsonObject());
    }
    return switch (failure().outcome()) {
      case Refused refused ->
          new Keep(new JsonObject().put(PublishOutcome.Published.WARNING, refused.message()));
      case PublishOutcome other -> new Ended(other);
    };
  }

  private StepResult posted() {
    return made()
        .map(result -> result.getString("id"))
        .<StepResult>map(
            id ->
                new Keep(
                    new JsonObject()
                        .put("id", id)
                        .put(
                            "permalink",
                            TwitterAdapter.permalink(www, job.account().username(), id))))
        .orElseGet(this::failed);
  }

  private StepResult unprocessed() {
    return new Ended(failure().unprocessed(AnswerJson.object(processingInfo(), "error")));
  }

  private StepResult failed() {
    return new Ended(failure().outcome());
  }

  private TwitterFailure failure() {
    return new TwitterFailure(job, step, exchange);
  }

  /** Where nothing is told of processing, there is nothing to process. */
  private String state() {
    return AnswerJson.text(processingInfo(), "state").orElse(READY);
  }

  private JsonObject processingInfo() {
    return AnswerJson.object(data(), "processing_info");
  }

  /** The handles in an answer; empty if it has none. */
  private Optional<JsonObject> made() {
    return TwitterJson.id(data(), "id")
        .filter(id -> response().ok())
        .map(
            id -> {
              JsonObject handles = new JsonObject().put("id", id);
              AnswerJson.text(data(), "media_key").ifPresent(k -> handles.put("media_key", k));
              return handles;
            });
  }

  private JsonObject data() {
    return AnswerJson.object(response().json(), "data");
  }

  private PlatformResponse response() {
    return exchange.response();
  }
}
