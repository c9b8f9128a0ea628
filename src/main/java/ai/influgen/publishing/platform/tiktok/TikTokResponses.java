package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What TikTok's answer to a step means. */
record TikTokResponses(TikTokRequests requests, PublishJob job, Exchange exchange) {
  private static final Pattern PUBLISH_ID = Pattern.compile("[0-9A-Za-z_.~-]{1,64}");

  static final String INBOX =
      "TikTok has put this into the account's inbox instead of publishing it. Open the TikTok app"
          + " and finish it there.";

  StepResult read() {
    TikTokStep step = TikTokStep.of(exchange.call().name());
    return switch (step.kind()) {
      case CREATOR -> creator();
      case INIT -> init();
      case CHUNK -> new TikTokChunk(job, exchange, step.number()).read();
      case CHECK -> new TikTokCheck(job, exchange).read();
      case STATUS -> status();
      case POST_ID -> postId();
    };
  }

  private StepResult creator() {
    Optional<JsonObject> data = TikTokAnswer.data(response());
    if (data.isEmpty()) {
      return failed();
    }
    Optional<TikTokCreator> creator =
        data.flatMap(d -> TikTokCreator.of(d, job.account().username()));
    if (creator.isEmpty()) {
      return malformed("TikTok did not say what the account may post.");
    }
    return creator
        .flatMap(c -> c.objection(job.payload()))
        .<StepResult>map(why -> new Ended(new Refused(ErrorCode.CONTENT_REJECTED, why)))
        .orElseGet(() -> new Keep(creator.get().told()));
  }

  private StepResult init() {
    Optional<JsonObject> data = TikTokAnswer.data(response());
    Optional<String> id =
        data.flatMap(d -> AnswerJson.text(d, TikTokHistory.PUBLISH_ID))
            .filter(text -> PUBLISH_ID.matcher(text).matches());
    if (id.isEmpty()) {
      return failed();
    }
    JsonObject kept = new JsonObject().put(TikTokHistory.PUBLISH_ID, id.get());
    if (!TikTokHistory.sendsBytes(job.payload())) {
      return new Keep(kept);
    }
    return AnswerJson.text(data.get(), "upload_url")
        .flatMap(this::trusted)
        .<StepResult>map(url -> new Keep(upload(url).into(kept)))
        .orElseGet(() -> malformed("TikTok gave no address for the video's upload."));
  }

  private TikTokUpload upload(URI url) {
    long size = TikTokHistory.video(job.payload()).bytes();
    return TikTokUpload.begun(url, job.now(), size, requests.chunkBytes());
  }

  private StepResult status() {
    Optional<TikTokStatus> status = TikTokStatus.of(response());
    if (status.isEmpty()) {
      return new Ended(failure().unanswered());
    }
    return switch (status.get().state()) {
      case PROCESSING_UPLOAD, PROCESSING_DOWNLOAD ->
          new Again(TikTokPolling.status(exchange.tries()));
      case PUBLISH_COMPLETE -> new Keep(status.get().kept());
      case FAILED -> new Ended(TikTokFailure.failed(status.get().failReason()));
      case SEND_TO_USER_INBOX -> new Ended(new Refused(ErrorCode.UNKNOWN_ERROR, INBOX));
    };
  }

  /** The post is public, whatever comes back: at worst its id stays unknown. */
  private StepResult postId() {
    Optional<TikTokStatus> found = TikTokStatus.of(response()).filter(s -> !s.postIds().isEmpty());
    return found
        .<StepResult>map(s -> new Keep(s.kept()))
        .or(() -> TikTokPolling.postId(exchange.tries()).map(Again::new))
        .orElseGet(() -> new Keep(new JsonObject()));
  }

  private StepResult failed() {
    return new Ended(failure().outcome());
  }

  private TikTokFailure failure() {
    return new TikTokFailure(job, exchange);
  }

  private static StepResult malformed(String message) {
    return new Ended(new RetryLater(ErrorCode.UNKNOWN_ERROR, message, null, false));
  }

  private PlatformResponse response() {
    return exchange.response();
  }

  private Optional<URI> trusted(String address) {
    try {
      return Optional.of(URI.create(address)).filter(requests.api()::trusts);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
