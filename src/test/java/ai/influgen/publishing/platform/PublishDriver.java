package ai.influgen.publishing.platform;

import ai.influgen.publishing.platform.Journal.Entry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds an adapter's steps over canned answers, in memory: a publisher without time and network.
 */
public final class PublishDriver {
  /** A publish that is not done after so many calls goes round in circles. */
  private static final int MOST_CALLS = 300;

  /** The platform of a test. */
  @FunctionalInterface
  public interface Answers {
    PlatformResponse to(PublishJob job, Step.Call call);
  }

  /** A call that was made, and the job as it was just before. */
  public record Made(PublishJob job, Step.Call call) {}

  private final Adapter adapter;
  private final Answers answers;
  private final List<Made> made = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private PublishJob job;

  public PublishDriver(Adapter adapter, PublishJob job, Answers answers) {
    this.adapter = adapter;
    this.job = job;
    this.answers = answers;
  }

  /** Goes on until the publish has ended one way or another. */
  public PublishOutcome run() {
    int tries = 1;
    while (made.size() < MOST_CALLS) {
      switch (adapter.next(job)) {
        case Step.Finished(PublishOutcome outcome) -> {
          return outcome;
        }
        case Step.Call call -> {
          switch (read(call, tries)) {
            case StepResult.Keep(JsonObject result) -> {
              tries = 1;
              job =
                  job.with(job.journal().with(new Entry(call.name(), result, job.now())), later(1));
            }
            case StepResult.Again(Duration after) -> {
              tries++;
              waits.add(after);
              job = job.with(job.journal(), job.now().plus(after));
            }
            case StepResult.Ended(PublishOutcome outcome) -> {
              return outcome;
            }
          }
        }
      }
    }
    throw new AssertionError("no end after " + MOST_CALLS + " calls");
  }

  private StepResult read(Step.Call call, int tries) {
    made.add(new Made(job, call));
    if (call.phase() == Step.Phase.COMMIT) {
      job =
          new PublishJob(
              job.account(),
              job.payload(),
              job.journal(),
              job.attempt(),
              job.now(),
              later(1),
              job.links());
    }
    return adapter.read(job, new Exchange(call, answers.to(job, call), tries));
  }

  private Instant later(int seconds) {
    return job.now().plusSeconds(seconds);
  }

  public List<Made> made() {
    return List.copyOf(made);
  }

  /** The names of the calls, in order. */
  public List<String> names() {
    return made.stream().map(m -> m.call().name()).toList();
  }

  /** The waits between polls, in order. */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  /** The job as it is now. */
  public PublishJob job() {
    return job;
  }
}
