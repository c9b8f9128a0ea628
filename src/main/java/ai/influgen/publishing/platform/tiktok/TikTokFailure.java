package ai.influgen.publishing.platform.tiktok;

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
import java.util.Optional;

/**
 * From an answer that is not the wanted one to the outcome, by the rows of {@link TikTokErrors} and
 * {@link TikTokFailReasons}.
 */
record TikTokFailure(PublishJob job, Exchange exchange) {

  /** What follows from the answer. */
  PublishOutcome outcome() {
    return outcome(row());
  }

  /** What follows from an answer that this row is for. */
  PublishOutcome outcome(TikTokError row) {
    String message = message(row, told());
    if (committing() && mayBePublic(row)) {
      return new Ambiguous(message, evidence());
    }
    return definite(row, message);
  }

  /** What follows from a question that was not answered: it says nothing about the post. */
  PublishOutcome unanswered() {
    TikTokError row = row();
    String message = message(row, told());
    return row.treatment() == TikTokError.Treatment.RECONNECT
        ? new AuthExpired(message)
        : new RetryLater(row.code(), message, row.pause(), false);
  }

  /** What follows from TikTok's word that the publish has failed. */
  static PublishOutcome failed(String reason) {
    return definite(TikTokFailReasons.of(reason), message(TikTokFailReasons.of(reason), reason));
  }

  /** It can't be told what the answer means. */
  Ambiguous unclear(String message) {
    return new Ambiguous(message, evidence());
  }

  /** The row of the answer. */
  TikTokError row() {
    return error()
        .map(error -> TikTokErrors.of(error.code()))
        .orElseGet(() -> TikTokErrors.ofStatus(exchange.response().status()));
  }

  private static PublishOutcome definite(TikTokError row, String message) {
    return switch (row.treatment()) {
      case RECONNECT -> new AuthExpired(message);
      case REFUSE -> new Refused(row.code(), message);
      case RETRY -> new RetryLater(row.code(), message, row.pause(), row.restage());
    };
  }

  private boolean committing() {
    return exchange.call().phase() == Step.Phase.COMMIT;
  }

  private boolean mayBePublic(TikTokError row) {
    // the upload host sends no envelope; what it says at the end of an upload is settled by asking
    return (error().isEmpty() && !row.restage())
        || exchange.response().status() >= 500
        || row.atCommit() == TikTokError.AtCommit.AMBIGUOUS;
  }

  private Optional<TikTokAnswer> error() {
    return TikTokAnswer.error(exchange.response());
  }

  private String told() {
    return error().map(e -> e.message().isBlank() ? e.code() : e.shown(job.account())).orElse("");
  }

  private static String message(TikTokError row, String told) {
    return row.text() + (told.isEmpty() ? "" : " TikTok says: " + told);
  }

  /** What TikTok answered, for whoever has to look into it. */
  private JsonObject evidence() {
    PlatformResponse response = exchange.response();
    JsonObject evidence =
        new JsonObject().put("step", exchange.call().name()).put("http_status", response.status());
    error()
        .ifPresent(
            e ->
                evidence
                    .put("code", e.code())
                    .put("message", e.shown(job.account()))
                    .put("log_id", e.logId()));
    TikTokHistory.of(job).publishId().ifPresent(id -> evidence.put("publish_id", id));
    return evidence;
  }
}
