package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pinterest as it was recorded. */
final class RecordedPinterest {
  private RecordedPinterest() {}

  /** Recorded answers by step; a step without (or without any left) has a good day. */
  static PublishDriver driver(PublishJob job, Map<String, List<PlatformResponse>> answers) {
    Map<String, Deque<PlatformResponse>> left = new HashMap<>();
    answers.forEach((step, list) -> left.put(step, new ArrayDeque<>(list)));
    return new PublishDriver(
        Samples.PLATFORM.adapter(),
        job,
        (at, call) -> {
          Deque<PlatformResponse> recorded = left.getOrDefault(call.name(), new ArrayDeque<>());
          return recorded.isEmpty() ? Samples.good(call.name()) : recorded.removeFirst();
        });
  }
}
