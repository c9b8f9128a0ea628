package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import java.util.List;
import java.util.Optional;

/** What the journal tells of a TikTok publish. What was begun anew hides all that was before. */
record TikTokHistory(Journal journal) {
  static final String PUBLISH_ID = "publish_id";

  /** Up to which byte TikTok has the video. */
  static final String UPLOADED = "uploaded";

  /** With which HTTP status the upload host turned a chunk away. */
  static final String TURNED_AWAY = "turned_away";

  static TikTokHistory of(PublishJob job) {
    return new TikTokHistory(job.journal());
  }

  /** Whether we send the bytes, rather than TikTok fetching them. */
  static boolean sendsBytes(Payload payload) {
    return payload.kind().equals(TikTokRules.VIDEO)
        && TikTokSettings.BYTES.equals(payload.settings().getString(TikTokSettings.UPLOAD));
  }

  static MediaItem video(Payload payload) {
    return payload.media().getFirst();
  }

  Optional<Journal.Entry> init() {
    return journal.find(TikTokStep.INIT.name());
  }

  Optional<String> publishId() {
    return init().flatMap(e -> AnswerJson.text(e.result(), PUBLISH_ID));
  }

  /** The upload that was begun last. */
  Optional<TikTokUpload> upload() {
    return init().map(e -> TikTokUpload.of(e.result()));
  }

  Optional<TikTokCreator> creator() {
    return journal.find(TikTokStep.CREATOR.name()).map(e -> new TikTokCreator(e.result()));
  }

  /** The newest word on the upload that was begun last: a chunk sent, or how it stands. */
  Optional<Journal.Entry> progress() {
    return sinceInit().reversed().stream()
        .filter(e -> TikTokStep.isChunk(e.step()) || isCheck(e))
        .findFirst();
  }

  /** The newest chunk of the upload that was begun last. */
  Optional<Journal.Entry> chunk() {
    return sinceInit().reversed().stream().filter(e -> TikTokStep.isChunk(e.step())).findFirst();
  }

  /** The newest look at the upload that was begun last. */
  Optional<Journal.Entry> check() {
    return sinceInit().reversed().stream().filter(TikTokHistory::isCheck).findFirst();
  }

  /** Up to which byte TikTok has the video of the upload that was begun last. */
  long uploaded() {
    return sinceInit().reversed().stream()
        .flatMap(e -> AnswerJson.number(e.result(), UPLOADED).stream())
        .findFirst()
        .orElse(0L);
  }

  /** Whether that was kept after the account was asked about last. */
  boolean afterCreator(Journal.Entry entry) {
    return since(TikTokStep.CREATOR).contains(entry);
  }

  private static boolean isCheck(Journal.Entry entry) {
    return entry.step().equals(TikTokStep.CHECK.name());
  }

  /** All that was kept of the upload that was begun last. */
  List<Journal.Entry> sinceInit() {
    return since(TikTokStep.INIT);
  }

  /** What was kept after the newest entry of a step; by place, since times may be equal. */
  private List<Journal.Entry> since(TikTokStep step) {
    List<Journal.Entry> entries = journal.entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).step().equals(step.name())) {
        return entries.subList(i + 1, entries.size());
      }
    }
    return List.of();
  }
}
