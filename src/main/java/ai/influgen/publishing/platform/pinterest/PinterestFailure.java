package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From an answer that is not the wanted one to the outcome, by the rows of {@link PinterestErrors}.
 *
 * @param trial whether the app has Trial access: its limits are per day
 */
record PinterestFailure(PublishJob job, Exchange exchange, boolean trial) {

  /** What follows from the answer. */
  PublishOutcome outcome() {
    Optional<PinterestReply> reply = PinterestReply.of(exchange.response());
    PinterestError row = reply.map(PinterestErrors::of).orElseGet(this::byStatus);
    String told = reply.map(r -> r.shown(job.account())).orElse("");
    boolean committing = exchange.call().phase() == Step.Phase.COMMIT;
    return committing && row.ambiguous()
        ? new Ambiguous(message(row, told), evidence(told))
        : outcome(row, told);
  }

  /** What follows from the answer of the upload's host: XML, and none of Pinterest's codes. */
  PublishOutcome ofUpload() {
    Optional<PinterestReply> reply = PinterestReply.of(exchange.response());
    if (reply.isPresent()) {
      return outcome();
    }
    PlatformResponse response = exchange.response();
    PinterestReply xml = new PinterestReply(response.status(), 0, response.text());
    boolean tooLarge = PinterestErrors.UPLOAD_TOO_LARGE.match().fits(xml);
    return outcome(tooLarge ? PinterestErrors.UPLOAD_TOO_LARGE : PinterestErrors.UPLOAD_BROKEN, "");
  }

  /**
   * What follows from a row.
   *
   * @param told what Pinterest said of it; may be empty
   */
  PublishOutcome outcome(PinterestError row, String told) {
    String message = message(row, told);
    return switch (row.treatment()) {
      case RECONNECT -> new AuthExpired(message);
      case REFUSE -> new Refused(row.code(), message);
      case LIMIT -> new RetryLater(row.code(), message, regain(), false);
      case RETRY -> retried(row, message);
    };
  }

  private PublishOutcome retried(PinterestError row, String message) {
    PinterestError.Retry retry = row.retry();
    return job.attempt() > retry.tries()
        ? new Refused(row.code(), message)
        : new RetryLater(row.code(), message, pause(retry.pause()), retry.restage());
  }

  /** Without an envelope only a limit and an outage can be told. */
  private PinterestError byStatus() {
    int status = exchange.response().status();
    if (status == 429) {
      return PinterestErrors.THROTTLED;
    }
    return status >= 500 ? PinterestErrors.OUTAGE : PinterestErrors.UNLISTED;
  }

  private Duration regain() {
    return PinterestUsage.regain(exchange.response(), job.now(), trial);
  }

  private @Nullable Duration pause(@Nullable Duration ofTheRow) {
    return PinterestUsage.retryAfter(exchange.response()).orElse(ofTheRow);
  }

  private static String message(PinterestError row, String told) {
    return row.text() + (told.isEmpty() ? "" : " Pinterest says: " + told);
  }

  /** What Pinterest answered, for whoever has to look into it. */
  private JsonObject evidence(String told) {
    PlatformResponse response = exchange.response();
    JsonObject evidence = new JsonObject().put("http_status", response.status());
    PinterestReply.of(response)
        .ifPresent(reply -> evidence.put("code", reply.code()).put("message", told));
    response.header("x-pinterest-rid").ifPresent(id -> evidence.put("request_id", id));
    return evidence;
  }
}
