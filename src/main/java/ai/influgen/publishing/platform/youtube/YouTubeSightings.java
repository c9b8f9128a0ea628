package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What YouTube's answers to the reconciler's questions mean. */
final class YouTubeSightings {
  private static final int COMPLETING_TRIES = 4;
  private static final Duration COMPLETING_PAUSE = Duration.ofSeconds(30);

  private YouTubeSightings() {}

  /** What the session has. */
  static StepResult session(PublishJob job, Exchange exchange) {
    return switch (YouTubeSession.of(exchange.response())) {
      case YouTubeSession.Complete(String id) ->
          new Keep(YouTubeVideo.of(id, job.payload()).kept());
      case YouTubeSession.Holds(long stored)
          when stored >= YouTubeUpload.video(job).bytes() && exchange.tries() < COMPLETING_TRIES ->
          new Again(COMPLETING_PAUSE);
      case YouTubeSession.Holds(long stored) -> new Keep(YouTubeUpload.position(job, stored));
      case YouTubeSession.Gone _ ->
          new Keep(of(job, new JsonObject().put(YouTubeReconciliation.GONE, true)));
      case YouTubeSession.Unclear _ -> unanswered(job, exchange);
    };
  }

  /** Which of the channel's uploads is ours: kept by its id if it is exactly one. */
  static StepResult uploads(PublishJob job, Exchange exchange) {
    PlatformResponse response = exchange.response();
    if (!response.ok() || !response.json().containsKey("items")) {
      return unanswered(job, exchange);
    }
    Instant opened = YouTubeUpload.newest(job.journal()).map(Journal.Entry::at).orElse(Instant.MAX);
    List<String> ids =
        new YouTubeFingerprint(job.payload(), opened).among(YouTubeJson.items(response));
    JsonObject found =
        ids.size() == 1 ? YouTubeVideo.of(ids.getFirst(), job.payload()).kept() : new JsonObject();
    return new Keep(of(job, found.put(YouTubeReconciliation.MATCHES, ids.size())));
  }

  private static JsonObject of(PublishJob job, JsonObject answer) {
    return answer.put(YouTubeUpload.ATTEMPT, job.attempt());
  }

  private static StepResult unanswered(PublishJob job, Exchange exchange) {
    return new Ended(new YouTubeFailure(job, exchange).outcome());
  }
}
