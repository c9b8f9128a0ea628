package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From an answer that is not the wanted one to the outcome, by the rows of {@link TwitterErrors}.
 *
 * @param step which the answer was to; null where it was asked what became of a post
 */
record TwitterFailure(PublishJob job, @Nullable TwitterStep step, Exchange exchange) {
  /** Refusals by status alone: no proxy on the way says these in X's stead. */
  private static final Set<Integer> CERTAIN = Set.of(401, 402, 429);

  /** What follows from the answer. */
  PublishOutcome outcome() {
    Optional<TwitterProblem> told = TwitterProblem.of(exchange.response());
    TwitterProblem problem = told.orElseGet(() -> TwitterProblem.bare(exchange.response()));
    TwitterError row = row(problem);
    String message = message(row, problem.shown(job.account()));
    return committing() && mayBePublic(row, told.isPresent())
        ? new Ambiguous(message, evidence(problem))
        : outcome(row, message);
  }

  /**
   * What follows from media that could not be processed.
   *
   * @param error what X says of it; may be empty
   */
  PublishOutcome unprocessed(JsonObject error) {
    boolean internal = AnswerJson.text(error, "name").filter("InternalError"::equals).isPresent();
    TwitterError row = internal ? TwitterErrors.UNPROCESSED : TwitterErrors.UNUSABLE;
    String words = AnswerJson.text(error, "message").orElse("");
    TwitterProblem said = new TwitterProblem(exchange.response().status(), "", Set.of(), words);
    return outcome(row, message(row, said.shown(job.account())));
  }

  private TwitterError row(TwitterProblem problem) {
    TwitterError row = TwitterErrors.of(problem);
    return ofAnUpload() && TwitterErrors.general(row) ? TwitterErrors.UPLOAD_LOST : row;
  }

  /** Whether the call was about something that an earlier call has made at X. */
  private boolean ofAnUpload() {
    return step != null
        && switch (step.kind()) {
          case APPEND, FINALIZE, STATUS, ALT -> true;
          case UPLOAD, INITIALIZE, POST -> false;
        };
  }

  private PublishOutcome outcome(TwitterError row, String message) {
    return switch (row.treatment()) {
      case RECONNECT -> new AuthExpired(message);
      case REFUSE -> new Refused(row.code(), message);
      case LIMIT ->
          new RetryLater(
              row.code(), message, TwitterWaits.regain(exchange.response(), job.now()), false);
      case RETRY -> retried(row, message);
    };
  }

  private PublishOutcome retried(TwitterError row, String message) {
    TwitterError.Retry retry = row.retry();
    return job.attempt() > retry.tries()
        ? new Refused(row.code(), message)
        : new RetryLater(row.code(), message, pause(row), retry.restage());
  }

  private @Nullable Duration pause(TwitterError row) {
    Optional<Instant> day =
        row.code() == ErrorCode.RATE_LIMITED
            ? TwitterWaits.spentDay(exchange.response())
            : Optional.empty();
    return day.isPresent()
        ? TwitterWaits.regain(exchange.response(), job.now())
        : row.retry().pause();
  }

  private boolean committing() {
    return exchange.call().phase() == Step.Phase.COMMIT;
  }

  private boolean mayBePublic(TwitterError row, boolean told) {
    int status = exchange.response().status();
    // without an envelope of X's own some proxy may have answered, after the call went through
    if (!CERTAIN.contains(status) && (!told || status < 400)) {
      return true;
    }
    return switch (row.atCommit()) {
      case DEFINITE -> false;
      case AMBIGUOUS -> true;
      case DEFINITE_THE_FIRST_TIME -> TwitterLookups.of(job).doubtedBefore();
    };
  }

  private String message(TwitterError row, String told) {
    return about() + row.text() + (told.isEmpty() ? "" : " X says: " + told);
  }

  private String about() {
    if (step == null) {
      return "";
    }
    return switch (step.kind()) {
      case UPLOAD -> "Image " + step.number() + ": ";
      case ALT -> "The alt text of image " + step.number() + ": ";
      case INITIALIZE, APPEND, FINALIZE, STATUS, POST -> "";
    };
  }

  /** What X answered, for whoever has to look into it. */
  private JsonObject evidence(TwitterProblem problem) {
    JsonObject evidence = new JsonObject().put("http_status", problem.status());
    if (!problem.type().isEmpty()) {
      evidence.put("type", problem.type());
    }
    if (!problem.words().isEmpty()) {
      evidence.put("message", problem.shown(job.account()));
    }
    return evidence;
  }
}
