package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a staged post public: permission first, then one call, then what came of it. After the
 * permission there is no way back to a second call but through the platform's own word.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private static final Duration BUSY_PAUSE = Duration.ofMillis(50);

  /**
   * 0.8 s: what another instance holds up can't be called from here, and waits that much longer.
   */
  private static final int LONGEST_STEP = 4;

  /** Until another instance may have it, or this one has caught up. */
  private static final Duration LATE_PAUSE = Duration.ofSeconds(1);

  private static final Duration TWIN_PAUSE = Duration.ofSeconds(30);
  private static final String TWIN =
      "The same content was sent to this account before, and nobody knows yet whether it went out. "
          + "This waits until that is settled.";

  private final Intents intents;
  private final InstanceLease lease;
  private final Gateway gateway;
  private final JournalStore journals;
  private final Finisher finisher;
  private final Outcomes outcomes;
  private final Claims claims;
  private final EngineSettings settings;
  private final InstantSource clock;
  private final Persistence persistence;

  Committer(
      InstanceLease lease,
      Gateway gateway,
      Stores stores,
      Finisher finisher,
      EngineSettings settings,
      InstantSource clock) {
    this.intents = stores.intents();
    this.lease = lease;
    this.gateway = gateway;
    this.journals = stores.journals();
    this.finisher = finisher;
    this.outcomes = stores.outcomes();
    this.claims = stores.claims();
    this.settings = settings;
    this.clock = clock;
    this.persistence = stores.persistence();
  }

  /** Publishes the work by this call. */
  Future<Void> commit(Work work, Step.Call call) {
    return work.post().intentAt() == null ? unheardOf(work, call) : heardFirst(work, call);
  }

  // an earlier call was in doubt: whatever its answer told since this work was loaded counts
  private Future<Void> heardFirst(Work work, Step.Call call) {
    return journals
        .read(work.claim(), work.stagedFor())
        .compose(
            journal ->
                work.isBehind(journal)
                    ? putOff(work.claim(), clock.instant())
                    : unheardOf(work, call));
  }

  private Future<Void> unheardOf(Work work, Step.Call call) {
    if (gateway.open(work.claim().platform())) {
      return finisher.postpone(work.claim(), gateway.pause(work.claim().platform()));
    }
    return gateway
        .reserve(work, call)
        .compose(over -> over.isPresent() ? overQuota(work, over.get()) : permitted(work, call));
  }

  // a place in the quota before the permission: one that is lost costs a call, a permission that is
  // not used would leave the post in doubt
  private Future<Void> permitted(Work work, Step.Call call) {
    return intents
        .ask(work.claim(), work.post().approvalHash(), work.job().payload().hash())
        .onSuccess(verdict -> gateway.metrics().judged(work.claim().platform(), verdict))
        .compose(
            verdict ->
                switch (verdict) {
                  case Intents.Verdict.Granted(Instant intentAt) -> send(work, call, intentAt);
                  case Intents.Verdict.Refusal refusal ->
                      gateway.release(work, call).compose(_ -> obey(work, refusal));
                });
  }

  private Future<Void> overQuota(Work work, CallResult.OverQuota over) {
    return outcomes
        .waiting(work.claim(), ErrorCode.RATE_LIMITED, over.message(), over.until())
        .mapEmpty();
  }

  private Future<Void> obey(Work work, Intents.Verdict.Refusal refusal) {
    Claim claim = work.claim();
    Instant now = clock.instant();
    return switch (refusal) {
      case Intents.Verdict.Busy _ -> standBack(claim, now);
      case Intents.Verdict.TwinUnsettled _ ->
          outcomes.waiting(claim, ErrorCode.UNKNOWN_ERROR, TWIN, now.plus(TWIN_PAUSE)).mapEmpty();
      case Intents.Verdict.Stale _ -> putOff(claim, now);
      case Intents.Verdict.Paused _ ->
          outcomes.hold(claim, WorkLoader.PAUSED, now.plus(BUSY_PAUSE)).mapEmpty();
      case Intents.Verdict.NotBefore(Instant until) ->
          outcomes.waiting(claim, ErrorCode.RATE_LIMITED, asked(work.platform()), until).mapEmpty();
      case Intents.Verdict.Lost _ -> Future.succeededFuture();
    };
  }

  /** What people read while an account is left alone. */
  static String asked(Platform platform) {
    return platform.title() + " asked to wait before anything else is posted there.";
  }

  // those before it may be many: it asks less and less often, and is called when it is its turn
  private Future<Void> standBack(Claim claim, Instant now) {
    Duration pause = BUSY_PAUSE.multipliedBy(1L << Math.min(claim.rounds(), LONGEST_STEP));
    return claims.standBack(claim, now.plus(pause), claim.rounds() + 1);
  }

  private Future<Void> putOff(Claim claim, Instant at) {
    return claims.putOff(claim, at, claim.rounds(), claim.refreshed());
  }

  private Future<Void> send(Work work, Step.Call call, Instant intentAt) {
    Instant deadline = intentAt.plus(settings.sendDeadline());
    return gateway
        .commit(
            work,
            call,
            () -> lease.alive() && clock.instant().isBefore(deadline),
            settings.commitTimeout(work.claim().platform()))
        .compose(result -> judge(work, call, intentAt, result))
        .recover(e -> doubtful(work, e));
  }

  // whatever broke after the call was permitted: it may have been made
  private Future<Void> doubtful(Work work, Throwable e) {
    LOG.error("the answer for {} could not be dealt with", work.claim().postId(), e);
    return finish(work, ambiguous(work, "dealing with its answer broke off on our side"));
  }

  private Future<Void> judge(Work work, Step.Call call, Instant intentAt, CallResult result) {
    return switch (result) {
      case CallResult.Withheld(Duration pause) ->
          persistence.insist(() -> finisher.postpone(work.claim(), pause));
      case CallResult.OverQuota over -> persistence.insist(() -> overQuota(work, over));
      case CallResult.Late(String why) -> persistence.insist(() -> heldUp(work.claim(), why));
      case CallResult.Stopped(String why) -> finish(work, new PublishOutcome.NotSent(why));
      case CallResult.NotSent(String why) -> finish(work, new PublishOutcome.NotSent(why));
      case CallResult.NoAnswer(String why) -> finish(work, ambiguous(work, why));
      case CallResult.Answered answered -> {
        Exchange exchange = new Exchange(call, answered.response(), 1);
        yield switch (work.platform().adapter().read(work.job(), exchange)) {
          case StepResult.Keep(JsonObject kept) -> accepted(work, call, intentAt, kept);
          case StepResult.Ended(PublishOutcome outcome) -> finish(work, outcome);
          case StepResult.Again _ ->
              finish(work, ambiguous(work, "the answer to the publish call made no sense"));
        };
      }
    };
  }

  // no try at the platform: it is not told to people as one
  private Future<Void> heldUp(Claim claim, String why) {
    return outcomes
        .waiting(
            claim,
            ErrorCode.UNKNOWN_ERROR,
            "Our server was held up just as this was to go out (%s). Nothing was sent; it is tried again at once."
                .formatted(why),
            clock.instant().plus(LATE_PAUSE))
        .mapEmpty();
  }

  private Future<Void> finish(Work work, PublishOutcome outcome) {
    return persistence.insist(() -> finisher.finish(work, outcome));
  }

  private static PublishOutcome ambiguous(Work work, String why) {
    return new PublishOutcome.Ambiguous(
        "%s was asked to publish this, and no clear answer came (%s). It is being asked what became of it."
            .formatted(work.platform().title(), why),
        new JsonObject().put("after_commit", why));
  }

  // the platform took it: its handle is written down before anything else is asked
  private Future<Void> accepted(Work work, Step.Call call, Instant intentAt, JsonObject kept) {
    return persistence.insist(
        () ->
            journals
                .keep(work.claim(), work.stagedFor(), call.name(), kept)
                .compose(
                    entry ->
                        entry.isPresent()
                            ? taken(work, entry.get())
                            : keepEvidence(work, call, intentAt, kept)));
  }

  private Future<Void> taken(Work work, Journal.Entry entry) {
    Work done = work.with(work.job().journal().with(entry), clock.instant());
    Optional<PublishOutcome.Published> proven =
        done.platform().adapter().proven(done.job().journal());
    if (proven.isPresent()) {
      return finisher.finish(done, proven.get());
    }
    return switch (done.platform().adapter().next(done.job())) {
      case Step.Finished(PublishOutcome outcome) -> finisher.finish(done, outcome);
      case Step.Call _ -> outcomes.goOn(done.claim(), Requeue.confirm(clock.instant())).mapEmpty();
    };
  }

  private Future<Void> keepEvidence(Work work, Step.Call call, Instant intentAt, JsonObject kept) {
    LOG.warn(
        "the answer for {} came after its claim had gone: kept as evidence", work.claim().postId());
    return journals.keepLate(work.claim(), work.stagedFor(), call.name(), kept, intentAt);
  }
}
