package ai.influgen.publishing.platform.youtube;

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

/** From an answer that is not the wanted one to the outcome, by {@link YouTubeErrors}. */
record YouTubeFailure(PublishJob job, Exchange exchange) {
  /** No wait of Google's own is longer. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** What follows from the answer. */
  PublishOutcome outcome() {
    return outcome(row());
  }

  /** What follows if that row is what the answer means. */
  PublishOutcome outcome(YouTubeError row) {
    if (exchange.call().phase() == Step.Phase.COMMIT && mayBePublic(row)) {
      return unclear(message(row));
    }
    return switch (row.treatment()) {
      case RECONNECT -> new AuthExpired(message(row));
      case REFUSE -> new Refused(row.code(), message(row));
      case NEXT_DAY ->
          new RetryLater(
              row.code(),
              message(row),
              YouTubeDay.untilEnd(job.now(), job.account().remoteId()),
              false);
      case RETRY -> retried(row);
    };
  }

  /** What the answer means. */
  YouTubeError row() {
    int status = exchange.response().status();
    return error()
        .map(error -> YouTubeErrors.of(error, status))
        .orElseGet(() -> YouTubeErrors.ofStatus(status));
  }

  /** It can't be told what the answer means. */
  Ambiguous unclear(String message) {
    return new Ambiguous(message, evidence());
  }

  /** Plain words for what happened, and what YouTube says of it. */
  String message(YouTubeError row) {
    String told = error().map(e -> e.shown(job.account())).orElse("");
    return row.text() + (told.isEmpty() ? "" : " YouTube says: " + told);
  }

  /** When it may be tried again, as the answer or the row says; null if neither does. */
  @Nullable Duration pause(YouTubeError row) {
    return retryAfter().orElse(row.retry().pause());
  }

  private PublishOutcome retried(YouTubeError row) {
    YouTubeError.Retry retry = row.retry();
    return job.attempt() > retry.tries()
        ? new Refused(row.code(), message(row))
        : new RetryLater(row.code(), message(row), pause(row), retry.restage());
  }

  private boolean mayBePublic(YouTubeError row) {
    // without a word of Google's own some proxy may have answered, after the bytes went through
    if (!googles() || exchange.response().status() >= 500) {
      return true;
    }
    return switch (row.atCommit()) {
      case DEFINITE -> false;
      case AMBIGUOUS -> true;
    };
  }

  /** Google's envelope, or the header of its upload servers, which answer without one. */
  private boolean googles() {
    return error().isPresent() || exchange.response().header("x-guploader-uploadid").isPresent();
  }

  private Optional<GoogleError> error() {
    return GoogleError.of(exchange.response());
  }

  private Optional<Duration> retryAfter() {
    return exchange
        .response()
        .header("retry-after")
        .map(String::strip)
        .filter(s -> s.matches("[0-9]{1,9}"))
        .map(s -> Duration.ofSeconds(Math.min(Long.parseLong(s), LONGEST.toSeconds())));
  }

  /** What YouTube answered, for whoever has to look into it. */
  private JsonObject evidence() {
    PlatformResponse response = exchange.response();
    JsonObject evidence = new JsonObject().put("http_status", response.status());
    response.header("range").ifPresent(range -> evidence.put("range", range));
    error()
        .ifPresent(
            e ->
                evidence
                    .put("reason", e.reasons().stream().findFirst().orElse(""))
                    .put("message", e.shown(job.account())));
    return evidence;
  }
}
