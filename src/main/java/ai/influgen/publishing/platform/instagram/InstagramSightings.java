package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import ai.influgen.publishing.platform.instagram.InstagramReconciliation.State;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What Instagram's answers to the reconciler's questions mean. */
final class InstagramSightings {
  private static final Set<State> TOLD =
      EnumSet.of(State.PUBLISHED, State.FINISHED, State.IN_PROGRESS, State.ERROR, State.EXPIRED);

  /** Meta has denied containers that were there, for minutes. */
  private static final int UNSEEN_TRIES = 3;

  private static final Duration UNSEEN_PAUSE = Duration.ofSeconds(30);

  private InstagramSightings() {}

  /** What the container is. */
  static StepResult status(PublishJob job, Exchange exchange) {
    PlatformResponse response = exchange.response();
    String code = AnswerJson.text(response.json(), "status_code").orElse("");
    if (response.ok() && TOLD.stream().anyMatch(state -> state.name().equals(code))) {
      JsonObject result = new JsonObject().put("status_code", code);
      AnswerJson.text(response.json(), "status").ifPresent(text -> result.put("status", text));
      return new Keep(result);
    }
    if (!denied(response)) {
      return unanswered(job, exchange);
    }
    return exchange.tries() < UNSEEN_TRIES
        ? new Again(UNSEEN_PAUSE)
        : new Keep(new JsonObject().put("status_code", State.UNSEEN.name()));
  }

  /** Which of the account's posts may be ours. */
  static StepResult list(PublishJob job, Exchange exchange) {
    PlatformResponse response = exchange.response();
    if (!response.ok() || !response.json().containsKey("data")) {
      return unanswered(job, exchange);
    }
    InstagramFingerprint ours =
        InstagramFingerprint.of(job.payload(), InstagramReconciliation.of(job).since());
    JsonArray matches = new JsonArray();
    InstagramJson.data(response).stream()
        .filter(ours::matches)
        .filter(post -> InstagramJson.id(post, "id").isPresent())
        .map(InstagramSightings::match)
        .forEach(matches::add);
    return new Keep(new JsonObject().put("matches", matches));
  }

  private static JsonObject match(JsonObject post) {
    return new JsonObject()
        .put("id", InstagramJson.id(post, "id").orElseThrow())
        .put("permalink", AnswerJson.text(post, "permalink").orElse(null));
  }

  /** Codes 24 and 100: no such object, or not for this token. */
  private static boolean denied(PlatformResponse response) {
    Optional<Integer> code = GraphError.of(response).map(GraphError::code);
    return !response.ok() && code.filter(c -> c == 100 || c == 24).isPresent();
  }

  private static StepResult unanswered(PublishJob job, Exchange exchange) {
    return new Ended(new InstagramFailure(job, exchange, 0).outcome());
  }
}
