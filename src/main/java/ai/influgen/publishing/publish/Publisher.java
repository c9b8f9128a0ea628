package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.publish.StepRunner.Halt;
import ai.influgen.publishing.runtime.DatabaseAway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one claim, from loading it to writing what came of it. */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private static final Duration PATIENCE = Duration.ofHours(24);

  // what is prepared without leaving the account's lane: as much as goes out within seconds
  private static final int QUICK_ITEMS = 4;
  private static final long QUICK_BYTES = 16L << 20;

  private final WorkLoader loader;
  private final StepRunner runner;
  private final Committer committer;
  private final Confirmer confirmer;
  private final Settler settler;
  private final Finisher finisher;
  private final Outcomes outcomes;
  private final Intents intents;
  private final Claims claims;
  private final JournalStore journals;
  private final InstantSource clock;
  private final Runnable wake;

  /**
   * @param wake something is due now: the engine need not find out by itself
   */
  Publisher(EngineParts parts, Runnable wake) {
    this.loader = parts.loader();
    this.runner = parts.runner();
    this.committer = parts.committer();
    this.confirmer = parts.confirmer();
    this.settler = parts.settler();
    this.finisher = parts.finisher();
    this.outcomes = parts.stores().outcomes();
    this.intents = parts.stores().intents();
    this.claims = parts.stores().claims();
    this.journals = parts.stores().journals();
    this.clock = parts.clock();
    this.wake = wake;
  }

  /** Completes when the claim is ended or given back; never fails. */
  Future<Void> work(Claim claim) {
    return Future.succeededFuture(claim)
        .compose(loader::load)
        .compose(
            loaded ->
                switch (loaded) {
                  case WorkLoader.Loaded.Ready(Work work) -> work(work);
                  case WorkLoader.Loaded.Obsolete _ -> claims.drop(claim);
                  case WorkLoader.Loaded.Held held -> hold(claim, held);
                  case WorkLoader.Loaded.Hopeless hopeless ->
                      outcomes
                          .failed(claim, hopeless.outcome().code(), hopeless.outcome().message())
                          .mapEmpty();
                })
        .recover(e -> broken(claim, e));
  }

  private Future<Void> work(Work work) {
    return switch (work.claim().kind()) {
      case STAGE, COMMIT -> prepare(work);
      case CONFIRM -> confirmer.confirm(work);
      case RECONCILE -> settler.settle(work);
    };
  }

  // what is sent is written down before anything is staged: an edit afterwards must not blind the
  // reconciler
  private Future<Void> prepare(Work work) {
    Optional<PublishOutcome.Published> proven =
        work.platform().adapter().proven(work.job().journal());
    if (proven.isPresent()) {
      return finisher.finish(work, proven.get());
    }
    if (work.job().journal().has(PayloadJson.STEP)) {
      return stage(work);
    }
    return journals
        .keep(
            work.claim(),
            work.stagedFor(),
            PayloadJson.STEP,
            PayloadJson.encode(work.job().payload()))
        .compose(
            entry ->
                entry.isEmpty()
                    ? Future.succeededFuture()
                    : stage(runner.after(work, entry.get())));
  }

  private Future<Void> stage(Work work) {
    if (!lacksStaging(work)) {
      return run(work);
    }
    return work.claim().kind() == Claim.Kind.COMMIT && takesLong(work)
        ? stageFirst(work.claim())
        : stageNow(work);
  }

  // what the platform asked for goes for preparing too: an upload counts like a post
  private Future<Void> stageNow(Work work) {
    return intents
        .closedUntil(work.claim().connectionId())
        .compose(
            closed ->
                closed.isEmpty()
                    ? run(work)
                    : outcomes
                        .waiting(
                            work.claim(),
                            ErrorCode.RATE_LIMITED,
                            Committer.asked(work.platform()),
                            closed.get())
                        .mapEmpty());
  }

  private static boolean lacksStaging(Work work) {
    return work.platform().adapter().next(work.job()) instanceof Step.Call call
        && call.phase() == Step.Phase.STAGE;
  }

  // a few images are there within seconds, a video may take minutes
  private static boolean takesLong(Work work) {
    List<MediaItem> media = work.job().payload().media();
    return media.size() > QUICK_ITEMS
        || media.stream().mapToLong(MediaItem::bytes).sum() > QUICK_BYTES
        || media.stream()
            .anyMatch(
                item ->
                    item.type() == MediaItem.Type.VIDEO || item.contentType().equals("image/gif"));
  }

  // meanwhile its account's lane and the permits are for what is ready
  private Future<Void> stageFirst(Claim claim) {
    return outcomes
        .goOn(claim, Requeue.stage(claim, clock.instant()))
        .onSuccess(_ -> wake.run())
        .mapEmpty();
  }

  private Future<Void> staged(Claim claim) {
    Instant now = clock.instant();
    return outcomes
        .goOn(claim, Requeue.staged(claim, now))
        .onSuccess(
            _ -> {
              if (!claim.targetAt().isAfter(now)) {
                wake.run();
              }
            })
        .mapEmpty();
  }

  private Future<Void> run(Work work) {
    return runner
        .run(work, Step.Phase.STAGE)
        .compose(
            halt ->
                switch (halt) {
                  case Halt.Before(Work staged, Step.Call call)
                      when call.phase() == Step.Phase.CONFIRM ->
                      outcomes.goOn(work.claim(), Requeue.confirm(clock.instant())).mapEmpty();
                  case Halt.Before(Work staged, Step.Call call) -> staged(staged, call);
                  case Halt.Outcome(Work done, PublishOutcome outcome) ->
                      finisher.prepared(done, outcome);
                  case Halt.Later(Duration pause, int rounds) ->
                      // an answer, so the tokens are good: a later expiry gets its refresh again
                      claims.putOff(work.claim(), clock.instant().plus(pause), rounds, false);
                  case Halt.Withheld(Duration pause) -> finisher.postpone(work.claim(), pause);
                  case Halt.OverQuota(Instant until, String message) ->
                      outcomes
                          .waiting(work.claim(), ErrorCode.RATE_LIMITED, message, until)
                          .mapEmpty();
                  case Halt.Lost _ -> Future.succeededFuture();
                });
  }

  private Future<Void> staged(Work work, Step.Call call) {
    Claim claim = work.claim();
    return switch (claim.kind()) {
      case STAGE -> staged(claim);
      case COMMIT -> committer.commit(work, call);
      case CONFIRM, RECONCILE -> throw new IllegalStateException("not a kind that stages");
    };
  }

  // an unsettled post has to be settled whatever holds it; without the account that can only wait
  private Future<Void> hold(Claim claim, WorkLoader.Loaded.Held held) {
    return switch (claim.kind()) {
      case STAGE, COMMIT ->
          outcomes.hold(claim, held.reason(), clock.instant().plusSeconds(1)).mapEmpty();
      case CONFIRM, RECONCILE ->
          held.published() ? claims.drop(claim) : settler.withoutAccount(claim);
    };
  }

  // the database is away, or a bug: nothing is known to be wrong with the post, so it goes back as
  // it was; what was permitted already stays, and the reaper has it asked about
  private Future<Void> broken(Claim claim, Throwable e) {
    LOG.error("work on {} {} broke off", claim.kind(), claim.postId(), e);
    Instant now = clock.instant();
    if (now.isAfter(claim.targetAt().plus(PATIENCE)) && !DatabaseAway.isCauseOf(e)) {
      return gaveUp(claim);
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(claim.rounds(), 6));
    return outcomes
        .broken(claim)
        .transform(
            _ -> claims.putOff(claim, now.plus(pause), claim.rounds() + 1, claim.refreshed()))
        .recover(_ -> Future.succeededFuture());
  }

  // a fault of ours that stays: a known outcome all the same
  private Future<Void> gaveUp(Claim claim) {
    String words = "Something on our side kept breaking for a day; it is logged. ";
    Future<Boolean> ended =
        switch (claim.kind()) {
          case STAGE, COMMIT ->
              outcomes.failed(claim, ErrorCode.UNKNOWN_ERROR, words + "It did not go out.");
          case CONFIRM, RECONCILE ->
              outcomes.needsConfirmation(
                  claim, words + "Look on the platform, then confirm it here.", new JsonObject());
        };
    return ended.<Void>mapEmpty().recover(_ -> Future.succeededFuture());
  }
}
