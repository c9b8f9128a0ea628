package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.ok;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TikTok as it was recorded. */
final class RecordedTikTok {
  private RecordedTikTok() {}

  /** Recorded answers by step; a step without (or without any left) has a good day. */
  static PublishDriver driver(PublishJob job, Map<String, List<PlatformResponse>> answers) {
    Map<String, Deque<PlatformResponse>> left = new HashMap<>();
    answers.forEach((step, list) -> left.put(step, new ArrayDeque<>(list)));
    return new PublishDriver(
        Samples.PLATFORM.adapter(),
        job,
        (at, call) -> {
          Deque<PlatformResponse> recorded = left.getOrDefault(call.name(), new ArrayDeque<>());
          return recorded.isEmpty() ? good(at, call) : recorded.removeFirst();
        });
  }

  /** TikTok on a good day. */
  static PlatformResponse good(PublishJob job, Step.Call call) {
    return switch (TikTokStep.of(call.name()).kind()) {
      case CREATOR -> ok("creator");
      case INIT -> ok(init(job));
      case CHUNK -> Samples.upload(call.phase() == Step.Phase.COMMIT ? 201 : 206, null);
      case CHECK -> ok("status-upload");
      case STATUS, POST_ID -> ok("status-complete");
    };
  }

  private static String init(PublishJob job) {
    if (TikTokHistory.sendsBytes(job.payload())) {
      return "init-file";
    }
    return job.payload().kind().equals(TikTokRules.PHOTOS) ? "init-photos" : "init-url";
  }
}
