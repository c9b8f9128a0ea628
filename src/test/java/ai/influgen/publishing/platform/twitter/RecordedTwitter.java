package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.ok;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** X as its pages describe it. */
final class RecordedTwitter {
  private RecordedTwitter() {}

  /** Recorded answers by step; a step without (or without any left) has a good day. */
  static PublishDriver driver(PublishJob job, Map<String, List<PlatformResponse>> answers) {
    Map<String, Deque<PlatformResponse>> left = new HashMap<>();
    answers.forEach((step, list) -> left.put(step, new ArrayDeque<>(list)));
    return new PublishDriver(
        Samples.PLATFORM.adapter(),
        job,
        (at, call) -> {
          Deque<PlatformResponse> recorded = left.getOrDefault(call.name(), new ArrayDeque<>());
          return recorded.isEmpty() ? goodDay(call) : recorded.removeFirst();
        });
  }

  static PlatformResponse goodDay(Step.Call call) {
    TwitterStep step = TwitterStep.of(call.name());
    return switch (step.kind()) {
      case UPLOAD ->
          new PlatformResponse(
              200,
              Map.of(),
              Samples.text("uploaded").replace("0515840", "051584" + (step.number() - 1)));
      case INITIALIZE -> ok("initialized");
      case APPEND -> step.number() == 0 ? ok("appended") : new PlatformResponse(204, Map.of(), "");
      case FINALIZE -> ok("finalized-pending");
      case STATUS -> ok("status-succeeded");
      case ALT -> ok("metadata");
      case POST -> Samples.response(201, "posted");
    };
  }
}
