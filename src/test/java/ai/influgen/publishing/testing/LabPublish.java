package ai.influgen.publishing.testing;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One publish in the laboratory, as the engine would do it: steps, journal, permission, and after a
 * crash the reconciler. A crash is what it looks like from outside: the call was made, and nobody
 * wrote down what came of it.
 */
public final class LabPublish {
  private static final int MOST_CALLS = 400;

  /** No answer at all reads like one that makes no sense. */
  private static final PlatformResponse NONE = new PlatformResponse(500, Map.of(), "");

  /** How long the engine leaves an unsettled call alone before it asks. */
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(25);

  private final PublishLab lab;
  private final Payload payload;
  private final List<String> made = new ArrayList<>();
  private Journal journal = Journal.empty();
  private @Nullable Instant intentAt;
  private int attempt = 1;
  private int crashAt;
  private boolean refreshed;

  /** A publish of that draft, which the platform must take. */
  public LabPublish(PublishLab lab, Draft draft) {
    this.lab = lab;
    this.payload =
        switch (lab.platform().rules().adapt(draft)) {
          case Adaptation.Ready ready -> ready.payload();
          case Adaptation.Impossible impossible ->
              throw new AssertionError(impossible.violations().toString());
        };
  }

  /** The names of the calls that were made, in order. */
  public List<String> made() {
    return List.copyOf(made);
  }

  /** The process dies after it has made its nth call, from 1, and goes on from its journal. */
  public LabPublish crashingAtCall(int nth) {
    crashAt = nth;
    return this;
  }

  /** How it ended: an outcome, or a settlement that leaves it to a person. */
  public sealed interface End {
    /** By the platform's word. */
    record Outcome(PublishOutcome outcome) implements End {}

    /** Nobody can tell. */
    record LeftToAPerson(String message) implements End {}
  }

  /** Runs it to its end. */
  public End run() {
    while (made.size() < MOST_CALLS) {
      End end = step();
      if (end != null) {
        return end;
      }
    }
    throw new AssertionError("no end after " + made);
  }

  private @Nullable End step() {
    Adapter adapter = lab.platform().adapter();
    return switch (adapter.next(job())) {
      case Step.Finished(PublishOutcome outcome) -> new End.Outcome(outcome);
      case Step.Call call -> {
        boolean commit = call.phase() == Step.Phase.COMMIT;
        if (commit) {
          intentAt = now();
        }
        int published = lab.sandbox().ledger().size();
        PlatformResponse answer = make(call);
        if (commit && (answer.ok() || answer.equals(NONE))) {
          lab.letItBecomePublic(published);
        }
        if (made.size() == crashAt) {
          yield commit ? reconcile() : null;
        }
        yield read(call, adapter.read(job(), new Exchange(call, answer, tries(call))));
      }
    };
  }

  private @Nullable End read(Step.Call call, StepResult result) {
    return switch (result) {
      case StepResult.Keep(JsonObject kept) -> kept(call, kept);
      case StepResult.Again(Duration after) -> passed(after);
      case StepResult.Ended(PublishOutcome outcome) -> ended(outcome);
    };
  }

  private @Nullable End ended(PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.RetryLater retry when attempt < 5 -> {
        attempt++;
        if (retry.restage()) {
          journal = Journal.empty();
        }
        yield passed(retry.pause() == null ? Duration.ofSeconds(30) : retry.pause());
      }
      case PublishOutcome.AuthExpired _ when !refreshed -> {
        refreshed = true;
        lab.refresh();
        yield null;
      }
      case PublishOutcome.Ambiguous _ -> reconcile();
      case PublishOutcome.RetryLater _, PublishOutcome.Published _ -> new End.Outcome(outcome);
      case PublishOutcome.Refused _, PublishOutcome.AuthExpired _ -> new End.Outcome(outcome);
      case PublishOutcome.NotSent _ -> new End.Outcome(outcome);
    };
  }

  private @Nullable End reconcile() {
    passed(SETTLE_AFTER);
    Reconciler reconciler = lab.platform().adapter().reconciler();
    while (made.size() < MOST_CALLS) {
      switch (reconciler.next(job())) {
        case Reconciler.Next.Ask(Step.Call call) -> {
          PlatformResponse answer = make(call);
          switch (reconciler.read(job(), new Exchange(call, answer, tries(call)))) {
            case StepResult.Keep(JsonObject kept) -> kept(call, kept);
            case StepResult.Again(Duration after) -> passed(after);
            case StepResult.Ended(PublishOutcome.AuthExpired _) -> lab.refresh();
            case StepResult.Ended _ -> passed(Duration.ofMinutes(1));
          }
        }
        case Reconciler.Next.Wait(Duration pause) -> passed(pause);
        case Reconciler.Next.Settled(Settlement settlement) -> {
          return settled(settlement);
        }
      }
    }
    throw new AssertionError("never settled: " + made);
  }

  private @Nullable End settled(Settlement settlement) {
    return switch (settlement) {
      case Settlement.Found(PublishOutcome.Published published) -> new End.Outcome(published);
      case Settlement.Refused(ErrorCode code, String message, JsonObject _) ->
          new End.Outcome(new PublishOutcome.Refused(code, message));
      case Settlement.NotFound(String message, JsonObject _) -> new End.LeftToAPerson(message);
      case Settlement.Undecidable(String message, JsonObject _) -> new End.LeftToAPerson(message);
      case Settlement.NotPublished(boolean restage, JsonObject _) -> {
        attempt++;
        if (restage) {
          journal = Journal.empty();
        }
        yield null;
      }
    };
  }

  private PlatformResponse make(Step.Call call) {
    made.add(call.name());
    return TestDatabase.await(lab.http().call(call.request()).otherwise(NONE));
  }

  private @Nullable End kept(Step.Call call, JsonObject result) {
    refreshed = false;
    journal = journal.with(new Journal.Entry(call.name(), result, now()));
    return passed(Duration.ofMillis(1));
  }

  private @Nullable End passed(Duration time) {
    lab.sandbox().clock().pass(time);
    return null;
  }

  private int tries(Step.Call call) {
    int tries = 0;
    for (int i = made.size() - 1; i >= 0 && made.get(i).equals(call.name()); i--) {
      tries++;
    }
    return tries;
  }

  private Instant now() {
    return lab.sandbox().clock().instant();
  }

  private PublishJob job() {
    return new PublishJob(lab.account(), payload, journal, attempt, intentAt, now(), lab::link);
  }
}
