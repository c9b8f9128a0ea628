package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.ErrorCode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From an answer that is not the wanted one to the outcome, by the rows of {@link InstagramErrors}.
 *
 * @param item the media item that the call was about, from 1; 0 for the post as a whole
 */
record InstagramFailure(PublishJob job, Exchange exchange, int item) {
  private static final Pattern PERMISSION =
      Pattern.compile("\\b(instagram|pages|business|ads)_[a-z_]+\\b");

  /** What follows from the answer. */
  PublishOutcome outcome() {
    Optional<GraphError> error = GraphError.of(exchange.response());
    InstagramError row = error.map(InstagramErrors::of).orElseGet(this::byStatus);
    String told = error.map(e -> e.shown(job.account())).orElse("");
    return committing() && mayBePublic(row, error)
        ? new Ambiguous(message(row, told), evidence())
        : outcome(row, told);
  }

  /**
   * What follows from a row.
   *
   * @param told what Instagram said of it; may be empty
   */
  PublishOutcome outcome(InstagramError row, String told) {
    return switch (row.treatment()) {
      case RECONNECT -> new AuthExpired(message(row, told));
      case REFUSE -> new Refused(row.code(), message(row, told));
      case LIMIT -> new RetryLater(row.code(), message(row, told), regain(), false);
      case RETRY -> retried(row, message(row, told));
    };
  }

  /** It can't be told what the answer means. */
  Ambiguous unclear(String message) {
    return new Ambiguous(message, evidence());
  }

  private PublishOutcome retried(InstagramError row, String message) {
    InstagramError.Retry retry = row.retry();
    return job.attempt() > retry.tries()
        ? new Refused(retry.thereafter(), message)
        : new RetryLater(row.code(), message, pause(retry.pause()), retry.restage());
  }

  private InstagramError byStatus() {
    int status = exchange.response().status();
    if (status == 429) {
      return InstagramErrors.THROTTLED;
    }
    return status >= 500 ? InstagramErrors.PASSING : InstagramErrors.UNLISTED;
  }

  private boolean committing() {
    return exchange.call().phase() == Step.Phase.COMMIT;
  }

  private boolean mayBePublic(InstagramError row, Optional<GraphError> error) {
    // without Meta's own envelope some proxy may have answered, after the call went through
    if (error.isEmpty() || exchange.response().status() >= 500) {
      return true;
    }
    return switch (row.atCommit()) {
      case DEFINITE -> false;
      case AMBIGUOUS -> true;
      case DEFINITE_THE_FIRST_TIME -> InstagramReconciliation.of(job).containerWasAskedFor();
    };
  }

  private Duration regain() {
    return InstagramUsage.regain(exchange.response(), job.account().remoteId());
  }

  private @Nullable Duration pause(@Nullable Duration ofTheRow) {
    return InstagramUsage.retryAfter(exchange.response()).orElse(ofTheRow);
  }

  private String message(InstagramError row, String told) {
    String about = item > 0 && row.code() != ErrorCode.TOKEN_EXPIRED ? "Item " + item + ": " : "";
    String text = row.text();
    Matcher permission = PERMISSION.matcher(told);
    if (row.treatment() == InstagramError.Treatment.RECONNECT && permission.find()) {
      text = "The permission " + permission.group() + " is missing. Connect again and grant it.";
    }
    return about + text + (told.isEmpty() ? "" : " Instagram says: " + told);
  }

  /** What Instagram answered, for whoever has to look into it. */
  private JsonObject evidence() {
    PlatformResponse response = exchange.response();
    JsonObject evidence = new JsonObject().put("http_status", response.status());
    GraphError.of(response)
        .ifPresent(
            error ->
                evidence
                    .put("code", error.code())
                    .put("error_subcode", error.subcode())
                    .put("message", error.shown(job.account())));
    job.journal()
        .find(InstagramStep.container(0).name())
        .ifPresent(entry -> evidence.put("container_id", entry.result().getString("id")));
    return evidence;
  }
}
