package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a post's attempt log: what people are told of a try. */
record AttemptEntry(
    String outcome,
    @Nullable ErrorCode code,
    @Nullable String message,
    @Nullable String remotePostId,
    @Nullable Instant nextAttemptAt,
    @Nullable JsonObject evidence) {

  static AttemptEntry published(PublishOutcome.Published p) {
    return new AttemptEntry("published", null, null, p.remotePostId(), null, p.evidence());
  }

  static AttemptEntry failed(ErrorCode code, String message) {
    return new AttemptEntry("failed", code, message, null, null, null);
  }

  static AttemptEntry retrying(PublishOutcome.RetryLater retry, Instant at) {
    return new AttemptEntry("retrying", retry.code(), retry.message(), null, at, null);
  }

  static AttemptEntry unsettled(String message, JsonObject evidence) {
    return new AttemptEntry("unsettled", ErrorCode.UNKNOWN_ERROR, message, null, null, evidence);
  }

  static AttemptEntry undecidable(String message, JsonObject evidence) {
    return new AttemptEntry(
        "needs_confirmation", ErrorCode.UNKNOWN_ERROR, message, null, null, evidence);
  }

  static AttemptEntry notPublished(JsonObject evidence) {
    return new AttemptEntry("not_published", null, null, null, null, evidence);
  }
}
