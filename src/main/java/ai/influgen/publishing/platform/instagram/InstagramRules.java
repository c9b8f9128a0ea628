package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.Rules;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What Instagram takes: which kind of post a draft becomes, and what stands in its way. */
final class InstagramRules implements Rules {
  static final String IMAGE = "image";
  static final String CAROUSEL = "carousel";
  static final String REEL = "reel";
  static final String STORY = "story";

  private static final Set<String> KINDS = Set.of(IMAGE, CAROUSEL, REEL, STORY);

  @Override
  public Adaptation adapt(Draft draft) {
    Remarks remarks = new Remarks();
    if (draft.media().isEmpty()) {
      remarks.violation("/media", "Instagram takes no text alone: add an image or a video.");
      return new Adaptation.Impossible(remarks.violations());
    }
    String kind = kind(draft, remarks);
    String text = InstagramText.caption(kind, draft.caption(), remarks);
    List<MediaItem> media = InstagramText.altTexts(kind, draft.media(), remarks);
    new InstagramMedia(kind, media, remarks).check();
    JsonObject settings = new InstagramSettings(kind, draft, remarks).read();
    return remarks.violations().isEmpty()
        ? new Adaptation.Ready(new Payload(kind, text, media, settings), remarks.warnings())
        : new Adaptation.Impossible(remarks.violations());
  }

  /** Nothing becomes a story by itself: it would be gone after a day. */
  private static String kind(Draft draft, Remarks remarks) {
    String natural = natural(draft.media());
    Object wish = draft.settings().getValue(InstagramSettings.KIND);
    if (wish == null || natural.equals(wish)) {
      return natural;
    }
    if (STORY.equals(wish)) {
      return STORY;
    }
    String pointer = Remarks.setting(InstagramPlatform.NAME, InstagramSettings.KIND);
    if (wish instanceof String && KINDS.contains(wish)) {
      remarks.violation(
          pointer,
          "These media make "
              + article(natural)
              + ", not "
              + article(wish)
              + ": change the media or the kind.");
    } else {
      remarks.violation(
          pointer,
          "The kind is one of image, carousel, reel, story; leave it out to have it chosen.");
    }
    return natural;
  }

  private static String article(Object kind) {
    return IMAGE.equals(kind) ? "an image" : "a " + kind;
  }

  private static String natural(List<MediaItem> media) {
    if (media.size() > 1) {
      return CAROUSEL;
    }
    return media.getFirst().type() == MediaItem.Type.VIDEO ? REEL : IMAGE;
  }
}
