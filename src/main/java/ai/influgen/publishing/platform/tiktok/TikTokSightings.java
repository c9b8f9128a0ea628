package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What TikTok's answers to the reconciler's questions mean. */
final class TikTokSightings {
  /** Whether TikTok waits for bytes; it stands beside the status in the journal. */
  static final String INCOMPLETE = "incomplete";

  /** How long TikTok is left to work before a person is asked. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  /** How long TikTok knows a publish is not documented. */
  private static final Set<String> DENIED =
      Set.of("invalid_publish_id", "token_not_authorized_for_specified_publish_id");

  private static final Set<String> NO_SCOPE =
      Set.of("scope_not_authorized", "scope_permission_missed");

  private static final int UNSEEN_TRIES = 3;
  private static final Duration UNSEEN_PAUSE = Duration.ofSeconds(30);

  private TikTokSightings() {}

  /** What the publish is. */
  static StepResult status(PublishJob job, Exchange exchange) {
    Optional<TikTokStatus> status = TikTokStatus.of(exchange.response());
    if (status.isPresent()) {
      return seen(job, exchange, status.get());
    }
    if (!isOneOf(exchange, DENIED)) {
      return unanswered(job, exchange);
    }
    return exchange.tries() < UNSEEN_TRIES
        ? new Again(UNSEEN_PAUSE)
        : new Keep(new JsonObject().put(TikTokStatus.STATUS, TikTokReconciliation.UNSEEN));
  }

  private static StepResult seen(PublishJob job, Exchange exchange, TikTokStatus status) {
    boolean bytes = TikTokHistory.sendsBytes(job.payload());
    long size = TikTokHistory.video(job.payload()).bytes();
    // what TikTok has said it holds is not missing because a status lags behind
    boolean taken = TikTokStaging.of(job).committed();
    boolean incomplete = bytes && !taken && status.incomplete(size);
    boolean patient = job.now().isBefore(TikTokReconciliation.of(job).since().plus(PATIENCE));
    return status.underWay() && !incomplete && patient
        ? new Again(TikTokPolling.status(exchange.tries()))
        : new Keep(status.kept().put(INCOMPLETE, incomplete));
  }

  /** Which of the account's videos may be ours. */
  static StepResult list(PublishJob job, Exchange exchange) {
    if (isOneOf(exchange, NO_SCOPE)) {
      return new Keep(new JsonObject().put(TikTokReconciliation.UNREADABLE, code(exchange)));
    }
    Optional<JsonObject> data = TikTokAnswer.data(exchange.response());
    if (data.isEmpty()) {
      return unanswered(job, exchange);
    }
    TikTokFingerprint ours = TikTokFingerprint.of(job);
    JsonArray matches = new JsonArray();
    AnswerJson.objects(data.get(), "videos").stream()
        .filter(ours::matches)
        .filter(video -> TikTokJson.id(video, "id").isPresent())
        .map(TikTokSightings::match)
        .forEach(matches::add);
    return new Keep(
        new JsonObject()
            .put(TikTokReconciliation.MATCHES, matches)
            .put(TikTokReconciliation.CUT, cut(job, data.get())));
  }

  /** The newest come first: all was seen if there is no more, or one is older than the publish. */
  private static boolean cut(PublishJob job, JsonObject data) {
    Instant since = TikTokReconciliation.of(job).since();
    return data.getBoolean("has_more", false)
        && AnswerJson.objects(data, "videos").stream()
            .map(video -> video.getLong("create_time", Long.MAX_VALUE))
            .allMatch(seconds -> seconds >= since.getEpochSecond());
  }

  private static JsonObject match(JsonObject video) {
    JsonObject match = new JsonObject().put("id", TikTokJson.id(video, "id").orElseThrow());
    AnswerJson.text(video, "share_url").ifPresent(url -> match.put("share_url", url));
    return match;
  }

  private static boolean isOneOf(Exchange exchange, Set<String> codes) {
    return codes.contains(code(exchange));
  }

  private static String code(Exchange exchange) {
    return TikTokAnswer.error(exchange.response()).map(TikTokAnswer::code).orElse("");
  }

  private static StepResult unanswered(PublishJob job, Exchange exchange) {
    return new Ended(new TikTokFailure(job, exchange).unanswered());
  }
}
