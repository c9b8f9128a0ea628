package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.Rules;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Pinterest takes: which kind of pin a draft becomes, and what stands in its way.
 *
 * <p>A payload's media are in the order of the pin; those of a video are the video and, where one
 * was chosen, the image that covers it.
 */
record PinterestRules(PinterestConfig.Switches switches) implements Rules {
  static final String IMAGE = "image";
  static final String CAROUSEL = "carousel";
  static final String VIDEO = "video";

  private static final Set<String> KINDS = Set.of(IMAGE, CAROUSEL, VIDEO);

  @Override
  public Adaptation adapt(Draft draft) {
    Remarks remarks = new Remarks();
    if (draft.media().isEmpty()) {
      remarks.violation("/media", "Pinterest takes no text alone: add an image or a video.");
      return new Adaptation.Impossible(remarks.violations());
    }
    PinterestCover cover = PinterestCover.of(draft, remarks);
    String kind = kind(cover);
    wished(draft, kind, remarks);
    new PinterestMedia(kind, cover, switches, remarks).check();
    PinterestText text = new PinterestText(draft, remarks);
    JsonObject settings = new PinterestSettings(kind, cover, draft, remarks).read();
    text.title().ifPresent(title -> settings.put(PinterestSettings.TITLE, title));
    List<MediaItem> media = text.altTexts(cover);
    String description = text.description();
    return remarks.violations().isEmpty()
        ? new Adaptation.Ready(new Payload(kind, description, media, settings), remarks.warnings())
        : new Adaptation.Impossible(remarks.violations());
  }

  /** The image that covers the video of a payload. */
  static Optional<MediaItem> cover(Payload payload) {
    boolean covered = payload.kind().equals(VIDEO) && payload.media().size() > 1;
    return covered ? Optional.of(payload.media().get(1)) : Optional.empty();
  }

  private static String kind(PinterestCover cover) {
    if (cover.media().stream().anyMatch(item -> item.type() == MediaItem.Type.VIDEO)) {
      return VIDEO;
    }
    return cover.media().size() > 1 ? CAROUSEL : IMAGE;
  }

  private static void wished(Draft draft, String kind, Remarks remarks) {
    Object wish = draft.settings().getValue(PinterestSettings.KIND);
    if (wish == null || kind.equals(wish)) {
      return;
    }
    boolean known = wish instanceof String && KINDS.contains(wish);
    remarks.violation(
        Remarks.setting(PinterestPlatform.NAME, PinterestSettings.KIND),
        known
            ? "These media make a pin of kind %s, not %s: change the media or the kind."
                .formatted(kind, wish)
            : "The kind is one of image, carousel, video; leave it out to have it chosen.");
  }
}
