package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What TikTok says of a publish.
 *
 * @param failReason empty unless it has failed
 * @param postIds under which ids it is public; may be empty though it is
 * @param uploaded how many bytes have arrived; null if it does not say
 */
record TikTokStatus(State state, String failReason, List<String> postIds, @Nullable Long uploaded) {
  static final String STATUS = "status";
  static final String POST_IDS = "post_ids";

  /** How a publish stands, in TikTok's words. */
  enum State {
    PROCESSING_UPLOAD,
    PROCESSING_DOWNLOAD,
    SEND_TO_USER_INBOX,
    PUBLISH_COMPLETE,
    FAILED
  }

  /** From an answer; empty if it tells none of the states that we know. */
  static Optional<TikTokStatus> of(PlatformResponse response) {
    return TikTokAnswer.data(response).flatMap(TikTokStatus::of);
  }

  private static Optional<TikTokStatus> of(JsonObject data) {
    String word = AnswerJson.text(data, STATUS).orElse("");
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(word))
        .findFirst()
        .map(state -> of(state, data));
  }

  private static TikTokStatus of(State state, JsonObject data) {
    return new TikTokStatus(
        state,
        AnswerJson.text(data, "fail_reason").orElse(""),
        // spelled so by TikTok
        TikTokJson.ids(data, "publicaly_available_post_id"),
        AnswerJson.number(data, "uploaded_bytes").orElse(null));
  }

  /** Whether TikTok waits for bytes that we have not sent. */
  boolean incomplete(long size) {
    return state == State.PROCESSING_UPLOAD && uploaded != null && uploaded < size;
  }

  /** Whether TikTok works on it and will go on by itself. */
  boolean underWay() {
    return state == State.PROCESSING_UPLOAD || state == State.PROCESSING_DOWNLOAD;
  }

  /** As the journal keeps it. */
  JsonObject kept() {
    JsonObject kept = new JsonObject().put(STATUS, state.name());
    if (!failReason.isEmpty()) {
      kept.put("fail_reason", failReason);
    }
    if (state == State.PUBLISH_COMPLETE) {
      kept.put(POST_IDS, new JsonArray(postIds));
    }
    if (uploaded != null) {
      kept.put("uploaded_bytes", uploaded);
    }
    return kept;
  }
}
