package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often X is asked whether media are processed. */
final class TwitterPolling {
  /** Where X does not say after how long. */
  private static final List<Duration> UNTOLD =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Ten minutes at five seconds each. */
  private static final int TRIES = 120;

  private TwitterPolling() {}

  /** How long to wait after so many polls; empty when to give up for this try. */
  static Optional<Duration> after(JsonObject processing, int polls) {
    if (polls > TRIES) {
      return Optional.empty();
    }
    Duration untold = UNTOLD.get(Math.clamp(polls, 1, UNTOLD.size()) - 1);
    return Optional.of(
        AnswerJson.number(processing, "check_after_secs")
            .filter(seconds -> seconds > 0)
            .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())))
            .orElse(untold));
  }
}
