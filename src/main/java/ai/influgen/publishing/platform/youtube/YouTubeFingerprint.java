package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What a video of ours looks like in the channel's list of uploads.
 *
 * @param opened when its session was: what is older can't be ours
 */
record YouTubeFingerprint(Payload payload, Instant opened) {
  /** Our clock and YouTube's may differ by so much. */
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  /** The ids of those that may be ours: by title and time, where several are, by description. */
  List<String> among(List<JsonObject> items) {
    List<JsonObject> titled = items.stream().filter(this::recent).filter(this::titled).toList();
    List<JsonObject> described = titled.stream().filter(this::described).toList();
    return (described.isEmpty() ? titled : described)
        .stream().flatMap(item -> id(item).stream()).distinct().toList();
  }

  private boolean titled(JsonObject item) {
    return same(item, "title", payload.settings().getString(YouTubeSettings.TITLE));
  }

  private boolean described(JsonObject item) {
    return same(item, "description", payload.text());
  }

  private static boolean same(JsonObject item, String key, String ours) {
    String theirs = AnswerJson.text(AnswerJson.object(item, "snippet"), key).orElse("");
    return normal(theirs).equals(normal(ours));
  }

  private boolean recent(JsonObject item) {
    JsonObject snippet = AnswerJson.object(item, "snippet");
    JsonObject details = AnswerJson.object(item, "contentDetails");
    return AnswerJson.text(snippet, "publishedAt")
        .or(() -> AnswerJson.text(details, "videoPublishedAt"))
        .flatMap(YouTubeFingerprint::instant)
        .map(at -> !at.isBefore(opened.minus(CLOCKS)))
        .orElse(false);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> id(JsonObject item) {
    JsonObject resource = AnswerJson.object(AnswerJson.object(item, "snippet"), "resourceId");
    return YouTubeJson.id(AnswerJson.object(item, "contentDetails"), "videoId")
        .or(() -> YouTubeJson.id(resource, "videoId"));
  }

  /** Texts may come back with other line ends and trimmed. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip();
  }
}
