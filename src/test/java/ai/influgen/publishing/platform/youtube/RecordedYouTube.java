package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.holds;
import static ai.influgen.publishing.platform.youtube.Samples.ok;
import static ai.influgen.publishing.platform.youtube.Samples.response;

import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** YouTube as it was recorded. */
final class RecordedYouTube {
  private RecordedYouTube() {}

  /** Recorded answers by step; a step without (or without any left) has a good day. */
  static PublishDriver driver(PublishJob job, Map<String, List<PlatformResponse>> answers) {
    Map<String, Deque<PlatformResponse>> left = new HashMap<>();
    answers.forEach((step, list) -> left.put(step, new ArrayDeque<>(list)));
    return new PublishDriver(
        Samples.PLATFORM.adapter(),
        job,
        (at, call) -> {
          Deque<PlatformResponse> recorded = left.getOrDefault(call.name(), new ArrayDeque<>());
          return recorded.isEmpty() ? good(call) : recorded.removeFirst();
        });
  }

  /** YouTube on a good day. */
  static PlatformResponse good(Step.Call call) {
    return switch (YouTubeStep.named(call.name()).kind()) {
      case SESSION -> new PlatformResponse(200, Map.of("location", Samples.SESSION), "");
      case OFFSET -> holds(0);
      case CHUNK -> {
        Body.Media sent = (Body.Media) call.request().body();
        yield holds(sent.offset() + sent.length());
      }
      case UPLOAD -> response(201, "video");
      case THUMBNAIL -> ok("thumbnail");
      case PROCESSING -> ok("processed");
    };
  }
}
