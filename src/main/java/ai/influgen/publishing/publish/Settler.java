package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Settles what a crash or a missing answer left open, by asking the platform. */
final class Settler {
  /** How long the platform is asked before a person is. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private static final String UNIQUE_VIOLATION = "23505";

  private final Gateway gateway;
  private final StepRunner runner;
  private final Finisher finisher;
  private final Stores stores;
  private final RetryPolicy retries;
  private final InstantSource clock;

  Settler(
      Gateway gateway,
      StepRunner runner,
      Finisher finisher,
      Stores stores,
      RetryPolicy retries,
      InstantSource clock) {
    this.gateway = gateway;
    this.runner = runner;
    this.finisher = finisher;
    this.stores = stores;
    this.retries = retries;
    this.clock = clock;
  }

  Future<Void> settle(Work work) {
    return switch (work.platform().adapter().reconciler().next(work.job())) {
      case Reconciler.Next.Ask(Step.Call call) ->
          gateway.call(work, call).compose(result -> read(work, call, result));
      case Reconciler.Next.Wait(Duration pause) ->
          later(work.claim(), pause, work.claim().rounds(), work.claim().refreshed());
      case Reconciler.Next.Settled(Settlement settlement) -> settled(work, settlement);
    };
  }

  /**
   * There is no account to ask with: it can only wait for a reconnect, and in the end for a person.
   */
  Future<Void> withoutAccount(Claim claim) {
    return notNow(claim, "the account is not connected");
  }

  private Future<Void> read(Work work, Step.Call call, CallResult result) {
    return switch (result) {
      case CallResult.Withheld(Duration pause) ->
          notNow(work.claim(), "it does not answer", pause, work.claim().rounds());
      case CallResult.OverQuota(Instant until, String message) ->
          notNow(
              work.claim(),
              message,
              Duration.between(clock.instant(), until),
              work.claim().rounds());
      case CallResult.Stopped(String why) -> notNow(work.claim(), why);
      case CallResult.Late(String why) -> notNow(work.claim(), why);
      case CallResult.NotSent(String why) -> notNow(work.claim(), why);
      case CallResult.NoAnswer(String why) -> notNow(work.claim(), why);
      case CallResult.Answered answered -> {
        Exchange exchange = new Exchange(call, answered.response(), work.claim().rounds() + 1);
        yield switch (work.platform().adapter().reconciler().read(work.job(), exchange)) {
          case StepResult.Keep(JsonObject kept) -> keep(work, call, kept);
          // an answer, so the tokens are good: when they run out again they are refreshed again
          case StepResult.Again(Duration after) ->
              later(work.claim(), after, work.claim().rounds() + 1, false);
          case StepResult.Ended(PublishOutcome.AuthExpired expired) -> renew(work, expired);
          case StepResult.Ended(PublishOutcome outcome) -> notNow(work.claim(), words(outcome));
        };
      }
    };
  }

  private Future<Void> keep(Work work, Step.Call call, JsonObject kept) {
    return stores
        .journals()
        .keep(work.claim(), work.stagedFor(), call.name(), kept)
        .compose(
            entry ->
                entry.isEmpty()
                    ? Future.succeededFuture()
                    : settle(runner.after(work, entry.get()).afresh()));
  }

  private Future<Void> settled(Work work, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Found(PublishOutcome.Published published) ->
          finisher.finish(work, published).recover(e -> adoptedTwice(work, published, e));
      case Settlement.NotPublished(boolean restage, JsonObject evidence) ->
          nothingCame(work, () -> again(work, restage, evidence));
      case Settlement.Refused(ErrorCode code, String message, JsonObject _) ->
          stores.outcomes().failed(work.claim(), code, message).mapEmpty();
      case Settlement.NotFound(String message, JsonObject evidence) ->
          nothingCame(work, () -> notFound(work, message, evidence));
      case Settlement.Undecidable(String message, JsonObject evidence) ->
          nothingCame(
              work,
              () ->
                  stores.outcomes().needsConfirmation(work.claim(), message, evidence).mapEmpty());
    };
  }

  private Future<Void> notFound(Work work, String message, JsonObject evidence) {
    return stores
        .onNotFound()
        .resend(work.claim())
        .compose(
            resend ->
                resend
                    ? again(work, true, OnNotFound.resent(evidence))
                    : stores
                        .outcomes()
                        .needsConfirmation(work.claim(), message, evidence)
                        .mapEmpty());
  }

  // an answer of the call in doubt may have come while the platform was asked: it is heard before
  // anything is sent anew, or a person is asked
  private Future<Void> nothingCame(Work work, Supplier<Future<Void>> then) {
    return stores
        .journals()
        .read(work.claim(), work.stagedFor())
        .compose(
            journal ->
                work.isBehind(journal) ? settle(work.with(journal, clock.instant())) : then.get());
  }

  // a try that came to nothing counts like any other
  private Future<Void> again(Work work, boolean restage, JsonObject evidence) {
    Instant now = clock.instant();
    int tries = work.post().attempts() + 1;
    Instant first = work.post().firstAttemptAt() == null ? now : work.post().firstAttemptAt();
    // the first time at once, for the sake of punctuality; then as slowly as any other try
    Optional<Instant> next = retries.next(tries, first, now, tries > 1 ? null : Duration.ZERO);
    return next.isEmpty()
        ? stores
            .outcomes()
            .failed(
                work.claim(),
                ErrorCode.UNKNOWN_ERROR,
                "%s was asked %d times to publish this and says it did not. Given up."
                    .formatted(work.platform().title(), tries))
            .mapEmpty()
        : stores.outcomes().notPublished(work.claim(), evidence, restage, next.get()).mapEmpty();
  }

  // one remote post can't be the outcome of two of ours
  private Future<Void> adoptedTwice(Work work, PublishOutcome.Published published, Throwable e) {
    if (!(e instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState()))) {
      return Future.failedFuture(e);
    }
    return stores
        .outcomes()
        .needsConfirmation(
            work.claim(),
            "What looks like this post on the platform is another post of yours. Look there, then confirm it here.",
            published.evidence())
        .mapEmpty();
  }

  // even without a refresh the question stays: it is asked again when the connection works
  private Future<Void> renew(Work work, PublishOutcome.AuthExpired expired) {
    return work.claim().refreshed()
        ? notNow(work.claim(), expired.message())
        : finisher
            .refreshed(work)
            .compose(
                fresh ->
                    fresh
                        ? stores
                            .outcomes()
                            .goOn(work.claim(), Requeue.refreshed(work.claim(), clock.instant()))
                            .mapEmpty()
                        : notNow(work.claim(), expired.message()));
  }

  private Future<Void> notNow(Claim claim, String why) {
    int round = claim.rounds() + 1;
    return notNow(claim, why, retries.pause(round), round);
  }

  private Future<Void> notNow(Claim claim, String why, Duration pause, int round) {
    Instant since = claim.intentAt() == null ? claim.targetAt() : claim.intentAt();
    if (clock.instant().isBefore(since.plus(PATIENCE))) {
      return stores.claims().putOff(claim, clock.instant().plus(pause), round, claim.refreshed());
    }
    return stores
        .outcomes()
        .needsConfirmation(
            claim,
            "Nobody could find out in 24 hours whether this went out (%s). Look there, then confirm it here."
                .formatted(why),
            new JsonObject().put("last_answer", why))
        .mapEmpty();
  }

  private Future<Void> later(Claim claim, Duration pause, int rounds, boolean refreshed) {
    return stores.claims().putOff(claim, clock.instant().plus(pause), rounds, refreshed);
  }

  private static String words(PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.Published _ -> "it is public";
      case PublishOutcome.RetryLater retry -> retry.message();
      case PublishOutcome.Refused refused -> refused.message();
      case PublishOutcome.AuthExpired expired -> expired.message();
      case PublishOutcome.NotSent(String why) -> why;
      case PublishOutcome.Ambiguous ambiguous -> ambiguous.message();
    };
  }
}
