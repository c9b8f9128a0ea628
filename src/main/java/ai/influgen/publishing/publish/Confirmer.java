package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.publish.StepRunner.Halt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Reads what the platform made of a commit call: its verdict, where it takes its time, and the
 * permalink.
 */
final class Confirmer {
  /** Longer than any platform documents for its processing. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final StepRunner runner;
  private final Finisher finisher;
  private final Stores stores;
  private final RetryPolicy retries;
  private final InstantSource clock;

  Confirmer(
      StepRunner runner,
      Finisher finisher,
      Stores stores,
      RetryPolicy retries,
      InstantSource clock) {
    this.runner = runner;
    this.finisher = finisher;
    this.stores = stores;
    this.retries = retries;
    this.clock = clock;
  }

  Future<Void> confirm(Work work) {
    return runner
        .run(work, Step.Phase.CONFIRM)
        .compose(
            halt ->
                switch (halt) {
                  case Halt.Outcome(Work done, PublishOutcome outcome) -> ended(done, outcome);
                  // an answer, so the tokens are good: when they run out again they are refreshed
                  // again
                  case Halt.Later(Duration pause, int rounds) -> later(work, pause, rounds, false);
                  case Halt.Withheld(Duration pause) -> unasked(work, pause);
                  case Halt.OverQuota(Instant until, String _) ->
                      unasked(work, Duration.between(clock.instant(), until));
                  case Halt.Before _ ->
                      throw new IllegalStateException("nothing is left to commit after a commit");
                  case Halt.Lost _ -> Future.succeededFuture();
                });
  }

  private Future<Void> unasked(Work work, Duration pause) {
    return later(work, pause, work.claim().rounds(), work.claim().refreshed());
  }

  private Future<Void> ended(Work work, PublishOutcome outcome) {
    if (work.post().published()) {
      return known(work, outcome);
    }
    return switch (outcome) {
      case PublishOutcome.Published _, PublishOutcome.Refused _ -> finisher.finish(work, outcome);
      case PublishOutcome.AuthExpired _ -> renew(work);
      // the platform gave it up: nothing is public, and nothing will be of what was staged
      case PublishOutcome.RetryLater retry when retry.restage() -> finisher.finish(work, retry);
      case PublishOutcome.RetryLater _, PublishOutcome.NotSent _, PublishOutcome.Ambiguous _ ->
          again(work);
    };
  }

  // it went out: what the platform does to it afterwards is told, and changes nothing of that
  private Future<Void> known(Work work, PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.Published published -> confirmed(work, published);
      case PublishOutcome.Refused(ErrorCode _, String message) ->
          confirmed(
              work,
              new PublishOutcome.Published(
                  null, null, new JsonObject().put(PublishOutcome.Published.WARNING, message)));
      case PublishOutcome.AuthExpired _ -> renew(work);
      case PublishOutcome.RetryLater _, PublishOutcome.NotSent _, PublishOutcome.Ambiguous _ ->
          again(work);
    };
  }

  private Future<Void> confirmed(Work work, PublishOutcome.Published published) {
    return stores.outcomes().confirmed(work.claim(), published).mapEmpty();
  }

  // the platform has it: failing the post for its token would let a reconnect send it again
  private Future<Void> renew(Work work) {
    Claim claim = work.claim();
    if (claim.refreshed()) {
      return again(work);
    }
    return finisher
        .refreshed(work)
        .compose(
            fresh ->
                fresh
                    ? stores
                        .outcomes()
                        .goOn(claim, Requeue.refreshed(claim, clock.instant()))
                        .mapEmpty()
                    : again(work));
  }

  // the question failed, not the post
  private Future<Void> again(Work work) {
    int round = work.claim().rounds() + 1;
    return later(work, retries.pause(round), round, work.claim().refreshed());
  }

  // the platform has no answer yet
  private Future<Void> later(Work work, Duration pause, int rounds, boolean refreshed) {
    Claim claim = work.claim();
    Instant now = clock.instant();
    Instant since = claim.intentAt() == null ? claim.targetAt() : claim.intentAt();
    if (now.isBefore(since.plus(PATIENCE))) {
      return stores.claims().putOff(claim, now.plus(pause), rounds, refreshed);
    }
    return work.post().published()
        ? stores.claims().drop(claim)
        : stores
            .outcomes()
            .needsConfirmation(
                claim,
                work.platform().title()
                    + " took this and never said what became of it. Look there, then confirm it here.",
                new JsonObject().put("error_code", ErrorCode.UNKNOWN_ERROR.wire()))
            .mapEmpty();
  }
}
