package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.Rules;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What YouTube takes: how a draft becomes a video, and what stands in its way.
 *
 * @param thumbnailBytes the largest thumbnail
 */
record YouTubeRules(long thumbnailBytes) implements Rules {
  static final String VIDEO = "video";

  /** YouTube decides by itself what a Short is; here it decides where the post is found. */
  static final String SHORT = "short";

  @Override
  public Adaptation adapt(Draft draft) {
    Remarks remarks = new Remarks();
    List<MediaItem> media = new YouTubeMedia(draft, thumbnailBytes, remarks).chosen();
    JsonObject settings = new YouTubeSettings(draft, remarks).read();
    String description = YouTubeText.description(draft, remarks);
    if (!media.isEmpty()) {
      String kind = kind(draft, media.getFirst(), remarks);
      if (remarks.violations().isEmpty()) {
        Payload payload = new Payload(kind, description, media, settings);
        return new Adaptation.Ready(payload, remarks.warnings());
      }
    }
    return new Adaptation.Impossible(remarks.violations());
  }

  private static String kind(Draft draft, MediaItem video, Remarks remarks) {
    String natural = natural(video);
    Object wish = draft.settings().getValue(YouTubeSettings.KIND);
    String pointer = Remarks.setting(YouTubePlatform.NAME, YouTubeSettings.KIND);
    if (wish == null || natural.equals(wish)) {
      return natural;
    }
    if (VIDEO.equals(wish)) {
      remarks.warning(
          pointer,
          "YouTube makes a Short of every square or upright video of up to 3 minutes: it will be"
              + " one.");
    } else if (SHORT.equals(wish)) {
      remarks.violation(
          pointer,
          "A Short is square or upright and at most 3 minutes long, which this video is not: crop or"
              + " shorten it, or leave kind out.");
    } else {
      remarks.violation(pointer, "The kind is video or short; leave it out to have it chosen.");
    }
    return natural;
  }

  private static String natural(MediaItem video) {
    Duration duration = video.duration();
    boolean upright = video.width() > 0 && video.height() >= video.width();
    boolean brief = duration != null && duration.compareTo(YouTubeLimits.SHORT) <= 0;
    return upright && brief ? SHORT : VIDEO;
  }
}
