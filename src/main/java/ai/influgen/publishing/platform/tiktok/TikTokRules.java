package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.Rules;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What TikTok takes: which kind of post a draft becomes, and what stands in its way. */
final class TikTokRules implements Rules {
  static final String VIDEO = "video";
  static final String PHOTOS = "photos";

  @Override
  public Adaptation adapt(Draft draft) {
    Remarks remarks = new Remarks();
    Optional<String> kind = kind(draft.media(), remarks);
    if (kind.isEmpty()) {
      return new Adaptation.Impossible(remarks.violations());
    }
    String text = TikTokText.caption(kind.get(), draft.caption(), remarks);
    List<MediaItem> media = TikTokText.withoutAltTexts(draft.media(), remarks);
    new TikTokMedia(media, remarks).check();
    JsonObject settings = new TikTokSettings(kind.get(), draft, remarks).read();
    return remarks.violations().isEmpty()
        ? new Adaptation.Ready(new Payload(kind.get(), text, media, settings), remarks.warnings())
        : new Adaptation.Impossible(remarks.violations());
  }

  private static Optional<String> kind(List<MediaItem> media, Remarks remarks) {
    if (media.isEmpty()) {
      remarks.violation("/media", "TikTok takes no text alone: add a video, or up to 35 photos.");
      return Optional.empty();
    }
    long videos = media.stream().filter(m -> m.type() == MediaItem.Type.VIDEO).count();
    if (videos == 0) {
      return Optional.of(PHOTOS);
    }
    if (videos < media.size()) {
      remarks.violation(
          "/media",
          "TikTok takes either one video or up to 35 photos, not both in one post: make a post of"
              + " each.");
      return Optional.empty();
    }
    if (videos > 1) {
      remarks.violation(
          "/media",
          "A TikTok post takes one video; these are " + videos + ": make a post of each.");
      return Optional.empty();
    }
    return Optional.of(VIDEO);
  }
}
