package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the calls that may be repeated, one after the other, each kept in the journal before the
 * next.
 */
final class StepRunner {
  /**
   * A wait up to this long is spent here; a longer one in the queue, where it costs nothing and
   * survives a crash.
   */
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** How long whatever this server had no room for waits. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Gateway gateway;
  private final JournalStore journals;
  private final InstantSource clock;

  StepRunner(Vertx vertx, Gateway gateway, JournalStore journals, InstantSource clock) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.journals = journals;
    this.clock = clock;
  }

  /** Where a run of steps stops. */
  sealed interface Halt {
    /** The next call needs more than these steps may do: the commit call, after staging. */
    record Before(Work work, Step.Call call) implements Halt {}

    /** The publish has an outcome. */
    record Outcome(Work work, PublishOutcome outcome) implements Halt {}

    /** Ask again after this long. */
    record Later(Duration pause, int rounds) implements Halt {}

    /** The platform counts as down: nothing was asked. */
    record Withheld(Duration pause) implements Halt {}

    /** A limit of the platform is used up until then: nothing was asked. */
    record OverQuota(Instant until, String message) implements Halt {}

    /** The claim is somebody else's by now. */
    record Lost() implements Halt {}
  }

  /** Runs every step of that phase until something else comes. */
  Future<Halt> run(Work work, Step.Phase phase) {
    return run(work, phase, work.claim().rounds());
  }

  private Future<Halt> run(Work work, Step.Phase phase, int rounds) {
    Optional<PublishOutcome.Published> news = news(work, phase);
    if (news.isPresent()) {
      return halt(new Halt.Outcome(work, news.get()));
    }
    return switch (work.platform().adapter().next(work.job())) {
      case Step.Finished(PublishOutcome outcome) -> halt(new Halt.Outcome(work, outcome));
      case Step.Call call when call.phase() != phase -> halt(new Halt.Before(work, call));
      case Step.Call call ->
          gateway.call(work, call).compose(result -> read(work, phase, call, result, rounds));
    };
  }

  // that it is public is written down before more is asked, such as under which id
  private static Optional<PublishOutcome.Published> news(Work work, Step.Phase phase) {
    return phase == Step.Phase.CONFIRM && !work.post().published()
        ? work.platform().adapter().proven(work.job().journal())
        : Optional.empty();
  }

  private Future<Halt> read(
      Work work, Step.Phase phase, Step.Call call, CallResult result, int rounds) {
    return switch (result) {
      case CallResult.Withheld(Duration pause) -> halt(new Halt.Withheld(pause));
      case CallResult.OverQuota(Instant until, String message) ->
          halt(new Halt.OverQuota(until, message));
      case CallResult.Late _ -> halt(new Halt.Later(BUSY, rounds));
      case CallResult.Stopped(String why) -> halt(new Halt.Outcome(work, unreachable(work, why)));
      case CallResult.NotSent(String why) -> halt(new Halt.Outcome(work, unreachable(work, why)));
      case CallResult.NoAnswer(String why) -> halt(new Halt.Outcome(work, unreachable(work, why)));
      case CallResult.Answered answered -> {
        Exchange exchange = new Exchange(call, answered.response(), rounds + 1);
        yield switch (work.platform().adapter().read(work.job(), exchange)) {
          case StepResult.Keep(JsonObject kept) -> keep(work, phase, call, kept);
          case StepResult.Again(Duration after) -> again(work, phase, after, rounds + 1);
          case StepResult.Ended(PublishOutcome outcome) -> halt(new Halt.Outcome(work, outcome));
        };
      }
    };
  }

  private Future<Halt> keep(Work work, Step.Phase phase, Step.Call call, JsonObject kept) {
    return journals
        .keep(work.claim(), work.stagedFor(), call.name(), kept)
        .compose(
            entry ->
                entry.isEmpty() ? halt(new Halt.Lost()) : run(after(work, entry.get()), phase, 0));
  }

  private Future<Halt> again(Work work, Step.Phase phase, Duration after, int rounds) {
    if (after.compareTo(SHORT) > 0) {
      return halt(new Halt.Later(after, rounds));
    }
    return vertx
        .timer(Math.max(1, after.toMillis()))
        .compose(_ -> run(work.with(work.job().journal(), clock.instant()), phase, rounds));
  }

  /** The work one journal entry on. */
  Work after(Work work, Journal.Entry entry) {
    return work.with(work.job().journal().with(entry), clock.instant());
  }

  private static PublishOutcome unreachable(Work work, String why) {
    return new PublishOutcome.RetryLater(
        ErrorCode.NETWORK_ERROR,
        "%s could not be reached (%s). It will be tried again."
            .formatted(work.platform().title(), why),
        null,
        false);
  }

  private static Future<Halt> halt(Halt halt) {
    return Future.succeededFuture(halt);
  }
}
