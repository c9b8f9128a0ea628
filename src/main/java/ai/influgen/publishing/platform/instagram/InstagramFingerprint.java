package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Timestamps;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;

/**
 * What a post of ours looks like in the account's own list.
 *
 * @param earliest what was made public before can't be ours
 */
record InstagramFingerprint(Payload payload, Instant earliest) {
  /** Our clock and Instagram's may differ by so much. */
  static final Duration CLOCKS = Duration.ofSeconds(60);

  /** The fingerprint of a payload whose commit call was permitted then. */
  static InstagramFingerprint of(Payload payload, Instant intent) {
    Instant earliest = intent.equals(Instant.MIN) ? Instant.EPOCH : intent.minus(CLOCKS);
    return new InstagramFingerprint(payload, earliest);
  }

  /** Whether a listed post may be ours. */
  boolean matches(JsonObject post) {
    return is(post, "media_product_type", product())
        && is(post, "media_type", type())
        && recent(post)
        && normal(AnswerJson.text(post, "caption").orElse("")).equals(normal(payload.text()));
  }

  private String product() {
    return switch (payload.kind()) {
      case InstagramRules.REEL -> "REELS";
      case InstagramRules.STORY -> "STORY";
      default -> "FEED";
    };
  }

  private String type() {
    if (payload.kind().equals(InstagramRules.CAROUSEL)) {
      return "CAROUSEL_ALBUM";
    }
    return payload.media().getFirst().type() == MediaItem.Type.VIDEO ? "VIDEO" : "IMAGE";
  }

  /** A field that Instagram leaves out does not speak against it. */
  private static boolean is(JsonObject post, String field, String wanted) {
    return AnswerJson.text(post, field).map(wanted::equals).orElse(true);
  }

  private boolean recent(JsonObject post) {
    return Timestamps.of(post, "timestamp").filter(at -> !at.isBefore(earliest)).isPresent();
  }

  /** Instagram gives captions back with other line ends and trimmed. */
  private static String normal(String caption) {
    return Normalizer.normalize(caption, Normalizer.Form.NFC)
        .replaceAll("\\R", "\n")
        .replaceAll("[ \\t\\u00a0]+(?=\\n|$)", "")
        .strip();
  }
}
