package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the upload host's answer to a chunk means. With the last chunk TikTok begins to publish, so
 * whatever is not clear then is settled by asking.
 *
 * @param number which chunk, from 1
 */
record TikTokChunk(PublishJob job, Exchange exchange, int number) {
  private static final Pattern STORED = Pattern.compile("bytes 0-([0-9]{1,18})/[0-9*]+");

  StepResult read() {
    if (TikTokAnswer.error(response()).isPresent()) {
      return new Ended(failure().outcome());
    }
    return switch (response().status()) {
      case 201 -> last() ? uploaded(upload().size()) : contradiction();
      case 206 -> last() ? contradiction() : uploaded(upload().end(number));
      case 400 -> new Ended(failure().outcome(TikTokErrors.UPLOAD_REFUSED));
      case 403, 404 -> turnedAway();
      case 416 -> outOfStep();
      default -> new Ended(failure().outcome());
    };
  }

  /** The chunk does not follow what TikTok has: its answer was lost, or bytes of ours were. */
  private StepResult outOfStep() {
    OptionalLong stored = stored();
    if (stored.isEmpty()) {
      return turnedAway();
    }
    long has = stored.getAsLong();
    if (has >= upload().size()) {
      return last() ? uploaded(upload().size()) : contradiction();
    }
    return forward(upload(), number, has)
        ? uploaded(has)
        : new Ended(failure().outcome(TikTokErrors.UPLOAD_LOST));
  }

  /** Whether it can be gone on from there: with a later chunk than that. */
  static boolean forward(TikTokUpload upload, int chunk, long stored) {
    return upload.chunkAt(stored).orElse(0) > chunk;
  }

  private StepResult turnedAway() {
    return last()
        ? contradiction()
        : new Keep(new JsonObject().put(TikTokHistory.TURNED_AWAY, response().status()));
  }

  private StepResult contradiction() {
    return new Ended(
        failure()
            .unclear(
                "TikTok's answer to the upload (HTTP %d) does not tell whether it is complete."
                    .formatted(response().status())));
  }

  private static StepResult uploaded(long bytes) {
    return new Keep(new JsonObject().put(TikTokHistory.UPLOADED, bytes));
  }

  private OptionalLong stored() {
    Matcher range = STORED.matcher(response().header("content-range").orElse("").strip());
    return range.matches()
        ? OptionalLong.of(Long.parseLong(range.group(1)) + 1)
        : OptionalLong.empty();
  }

  private boolean last() {
    return number == upload().chunks();
  }

  private TikTokUpload upload() {
    return TikTokHistory.of(job).upload().orElseThrow();
  }

  private TikTokFailure failure() {
    return new TikTokFailure(job, exchange);
  }

  private PlatformResponse response() {
    return exchange.response();
  }
}
