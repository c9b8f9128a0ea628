package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Reconciler.Next;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A reconciliation over recorded answers by the name of the question; the last one stays. */
final class Inquiry {
  private static final Reconciler RECONCILER = Samples.PLATFORM.adapter().reconciler();

  private final Map<String, Deque<PlatformResponse>> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<PlatformRequest> requests = new ArrayList<>();
  PublishJob job;
  Duration waited = Duration.ZERO;

  Inquiry(PublishJob job) {
    this.job = job;
  }

  Inquiry answering(String question, PlatformResponse... recorded) {
    answers.put(question, new ArrayDeque<>(List.of(recorded)));
    return this;
  }

  Settlement settle() {
    int tries = 1;
    while (asked.size() < 50) {
      switch (RECONCILER.next(job)) {
        case Next.Settled(Settlement settlement) -> {
          return settlement;
        }
        case Next.Wait(Duration pause) -> pass(pause);
        case Next.Ask(Step.Call call) -> {
          asked.add(call.name());
          requests.add(call.request());
          switch (RECONCILER.read(job, new Exchange(call, answer(call), tries))) {
            case StepResult.Keep keep -> {
              tries = 1;
              Journal.Entry entry = new Journal.Entry(call.name(), keep.result(), job.now());
              job = job.with(job.journal().with(entry), job.now().plusSeconds(1));
            }
            case StepResult.Again(Duration after) -> {
              tries++;
              pass(after);
            }
            case StepResult.Ended ended -> throw new AssertionError(ended.toString());
          }
        }
      }
    }
    throw new AssertionError("no end: " + asked);
  }

  private PlatformResponse answer(Step.Call call) {
    Deque<PlatformResponse> recorded =
        Objects.requireNonNull(answers.get(call.name()), call.name());
    return recorded.size() > 1 ? recorded.removeFirst() : recorded.getFirst();
  }

  private void pass(Duration pause) {
    waited = waited.plus(pause);
    job = job.with(job.journal(), job.now().plus(pause));
  }
}
