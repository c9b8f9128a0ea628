package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A video that is on YouTube: it has its address from its last byte on. */
record YouTubeVideo(String id, String permalink) {
  /** What went wrong of a step after the publish, in words for people. */
  static final String WARNING = "warning";

  private static final String ID = "id";
  private static final String PERMALINK = "permalink";

  /** The steps that may tell the video's id, as an answer to the commit call or afterwards. */
  private static final Set<String> TELLING =
      Set.of(YouTubeStep.UPLOAD, YouTubeReconciliation.SESSION, YouTubeReconciliation.UPLOADS);

  /** The video of that id; where YouTube shows it depends on what it takes it for. */
  static YouTubeVideo of(String id, Payload payload) {
    boolean upright = payload.kind().equals(YouTubeRules.SHORT);
    String address =
        upright ? "https://www.youtube.com/shorts/" : "https://www.youtube.com/watch?v=";
    return new YouTubeVideo(id, address + id);
  }

  /** The video that the journal knows of; empty while there is none. */
  static Optional<YouTubeVideo> of(Journal journal) {
    return journal.entries().reversed().stream()
        .filter(entry -> TELLING.contains(entry.step()))
        .map(Journal.Entry::result)
        .filter(result -> result.containsKey(ID))
        .map(result -> new YouTubeVideo(result.getString(ID), result.getString(PERMALINK)))
        .findFirst();
  }

  /** What the journal says of a video that is public; empty while there is none. */
  static Optional<Published> published(Journal journal) {
    return of(journal)
        .map(video -> new Published(video.id, video.permalink, video.evidence(journal)));
  }

  /** What is remembered of it. */
  JsonObject kept() {
    return new JsonObject().put(ID, id).put(PERMALINK, permalink);
  }

  private JsonObject evidence(Journal journal) {
    JsonObject evidence = new JsonObject().put("video_id", id);
    List<String> warnings = new ArrayList<>();
    for (String step : List.of(YouTubeStep.THUMBNAIL, YouTubeStep.PROCESSING)) {
      journal
          .find(step)
          .map(Journal.Entry::result)
          .ifPresent(
              told -> {
                evidence.put(step, told.copy());
                AnswerJson.text(told, WARNING).ifPresent(warnings::add);
              });
    }
    return warnings.isEmpty()
        ? evidence
        : evidence.put(Published.WARNING, String.join(" ", warnings));
  }
}
