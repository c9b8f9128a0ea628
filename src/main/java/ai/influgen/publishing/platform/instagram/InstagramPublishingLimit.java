package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishOutcome;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * How many posts the account may still publish through the API, as {@code content_publishing_limit}
 * tells: Meta's pages name 25, 50 and 100 in 24 hours, so it is never assumed.
 */
record InstagramPublishingLimit(int used, int total) {
  /** The window rolls; Meta does not say when the next place is free. */
  static final Duration LOOK_AGAIN = Duration.ofHours(1);

  static Optional<InstagramPublishingLimit> of(PlatformResponse response) {
    return AnswerJson.objects(response.json(), "data").stream()
        .findFirst()
        .flatMap(InstagramPublishingLimit::read);
  }

  private static Optional<InstagramPublishingLimit> read(JsonObject limit) {
    Optional<Long> used = AnswerJson.number(limit, "quota_usage");
    Optional<Long> total = AnswerJson.number(AnswerJson.object(limit, "config"), "quota_total");
    return used.isEmpty() || total.isEmpty()
        ? Optional.empty()
        : Optional.of(new InstagramPublishingLimit(used.get().intValue(), total.get().intValue()));
  }

  int left() {
    return total - used;
  }

  PublishOutcome.RetryLater reached() {
    return new PublishOutcome.RetryLater(
        ErrorCode.RATE_LIMITED,
        "Instagram lets this account publish %d posts in 24 hours through apps, and %d are used. It is tried again within the hour."
            .formatted(total, used),
        LOOK_AGAIN,
        false);
  }
}
