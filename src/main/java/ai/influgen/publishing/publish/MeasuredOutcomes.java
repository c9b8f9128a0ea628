package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.publish.EngineMetrics.Result;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Counts what was written; what was somebody else's to write is not. */
final class MeasuredOutcomes extends Outcomes {
  private final EngineMetrics metrics;

  MeasuredOutcomes(Database database, PostSignals signals, EngineMetrics metrics) {
    super(database, signals);
    this.metrics = metrics;
  }

  @Override
  Future<Boolean> published(
      Claim claim, PublishOutcome.Published published, JsonArray mediaUrls, boolean confirm) {
    Result ending = claim.kind() == Claim.Kind.RECONCILE ? Result.ADOPTED : Result.PUBLISHED;
    return counted(claim, ending, super.published(claim, published, mediaUrls, confirm));
  }

  @Override
  Future<Boolean> failed(Claim claim, ErrorCode code, String message) {
    return counted(claim, Result.FAILED, super.failed(claim, code, message));
  }

  @Override
  Future<Boolean> tokenExpired(Claim claim, String message, Instant otherwise) {
    return counted(claim, Result.FAILED, super.tokenExpired(claim, message, otherwise));
  }

  @Override
  Future<Boolean> needsConfirmation(Claim claim, String message, JsonObject evidence) {
    return counted(
        claim, Result.NEEDS_CONFIRMATION, super.needsConfirmation(claim, message, evidence));
  }

  @Override
  Future<Boolean> retrying(Claim claim, PublishOutcome.RetryLater retry, Instant at) {
    return counted(claim, Result.RETRYING, super.retrying(claim, retry, at));
  }

  @Override
  Future<Boolean> waiting(Claim claim, ErrorCode code, String message, Instant until) {
    return counted(claim, Result.WAITING, super.waiting(claim, code, message, until));
  }

  @Override
  Future<Boolean> unsettled(Claim claim, String message, JsonObject evidence, Instant askAt) {
    return counted(claim, Result.UNSETTLED, super.unsettled(claim, message, evidence, askAt));
  }

  @Override
  Future<Boolean> notPublished(Claim claim, JsonObject evidence, boolean restage, Instant now) {
    return counted(claim, Result.NOT_FOUND, super.notPublished(claim, evidence, restage, now));
  }

  @Override
  Future<Boolean> hold(Claim claim, String reason, Instant otherwise) {
    return counted(claim, Result.HELD, super.hold(claim, reason, otherwise));
  }

  private Future<Boolean> counted(Claim claim, Result ending, Future<Boolean> written) {
    return written.onSuccess(
        ours -> {
          if (ours) {
            metrics.ended(claim.platform(), ending);
          }
        });
  }
}
