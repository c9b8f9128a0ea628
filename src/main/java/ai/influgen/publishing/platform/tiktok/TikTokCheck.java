package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/** What it means how an upload stands that did not go on as it should. */
record TikTokCheck(PublishJob job, Exchange exchange) {
  private static final String CLOSED = "TikTok does not say that bytes of the video are missing.";
  private static final int OUT_OF_STEP = 416;

  StepResult read() {
    Optional<TikTokStatus> status = TikTokStatus.of(exchange.response());
    if (status.isEmpty()) {
      return new Ended(unseen());
    }
    if (status.get().state() == TikTokStatus.State.FAILED) {
      return new Ended(TikTokFailure.failed(status.get().failReason()));
    }
    if (unsaid(status.get()) && !TikTokStaging.of(job).doubted()) {
      // it lacks the last chunk at least, which was never sent
      return new Ended(failure().outcome(TikTokErrors.UPLOAD_LOST));
    }
    if (!status.get().incomplete(upload().size())) {
      return new Ended(failure().unclear(CLOSED));
    }
    return incomplete(Objects.requireNonNull(status.get().uploaded()));
  }

  private static boolean unsaid(TikTokStatus status) {
    return status.state() == TikTokStatus.State.PROCESSING_UPLOAD && status.uploaded() == null;
  }

  /** Not all bytes are there: as long as no more are sent, nothing can become public. */
  private StepResult incomplete(long uploaded) {
    boolean goesOn =
        turnedAwayWith() == OUT_OF_STEP
            && TikTokChunk.forward(upload(), turnedAwayChunk(), uploaded);
    return goesOn || TikTokStaging.of(job).doubted()
        ? new Keep(new JsonObject().put(TikTokHistory.UPLOADED, uploaded))
        : new Ended(failure().outcome(TikTokErrors.UPLOAD_LOST));
  }

  /**
   * A question that TikTok refuses for good leads to a new upload, unless that could be a second.
   */
  private PublishOutcome unseen() {
    TikTokError row = failure().row();
    if (row.treatment() != TikTokError.Treatment.REFUSE) {
      return failure().unanswered();
    }
    return TikTokStaging.of(job).doubted()
        ? failure().unclear(row.text())
        : new RetryLater(row.code(), row.text(), null, true);
  }

  private int turnedAwayWith() {
    return chunk().map(e -> e.result().getInteger(TikTokHistory.TURNED_AWAY, 0)).orElse(0);
  }

  private int turnedAwayChunk() {
    return chunk().map(e -> TikTokStep.of(e.step()).number()).orElse(0);
  }

  private Optional<Journal.Entry> chunk() {
    return TikTokHistory.of(job).chunk();
  }

  private TikTokUpload upload() {
    return TikTokHistory.of(job).upload().orElseThrow();
  }

  private TikTokFailure failure() {
    return new TikTokFailure(job, exchange);
  }
}
