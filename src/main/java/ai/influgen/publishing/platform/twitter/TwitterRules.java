package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What X takes: which kind of post a draft becomes, and what stands in its way.
 *
 * @param longestVideo of an account without Premium
 */
record TwitterRules(Duration longestVideo) implements Rules {
  static final String TEXT = "text";
  static final String IMAGES = "images";
  static final String GIF = "gif";
  static final String VIDEO = "video";

  @Override
  public Adaptation adapt(Draft draft) {
    Remarks remarks = new Remarks();
    String kind = kind(draft.media(), remarks);
    TwitterSettings settings = new TwitterSettings(draft.settings(), remarks);
    String text = new TwitterText(settings.longPost(), remarks).adapt(draft.caption());
    if (text.isEmpty() && draft.media().isEmpty()) {
      remarks.violation("/caption", "There is nothing to post: write a text or add media.");
    }
    Duration longest = settings.longVideo() ? TwitterLimits.PREMIUM_VIDEO_LONGEST : longestVideo;
    List<MediaItem> media = new TwitterMedia(kind, longest, remarks).adapt(draft.media());
    Payload payload = new Payload(kind, text, media, settings.read());
    return remarks.violations().isEmpty()
        ? new Adaptation.Ready(payload, remarks.warnings())
        : new Adaptation.Impossible(remarks.violations());
  }

  /** Up to four images, or one GIF, or one video; where they are mixed, it is refused. */
  private static String kind(List<MediaItem> media, Remarks remarks) {
    long videos = media.stream().filter(m -> m.type() == MediaItem.Type.VIDEO).count();
    long gifs = media.stream().filter(TwitterRules::gif).count();
    long images = media.size() - videos - gifs;
    if (images > TwitterLimits.IMAGES || (videos + gifs > 0 && media.size() > 1)) {
      remarks.violation("/media", tooMany(images, gifs, videos));
    }
    if (videos > 0) {
      return VIDEO;
    }
    if (gifs > 0) {
      return GIF;
    }
    return images > 0 ? IMAGES : TEXT;
  }

  /** Whether it moves can't be told from here; X shows a still one as well. */
  private static boolean gif(MediaItem item) {
    return item.type() == MediaItem.Type.IMAGE && item.contentType().equals("image/gif");
  }

  private static String tooMany(long images, long gifs, long videos) {
    List<String> there = new ArrayList<>();
    count(there, images, "image");
    count(there, gifs, "GIF");
    count(there, videos, "video");
    String remedy =
        gifs + videos == 0
            ? "remove " + (images - TwitterLimits.IMAGES) + ", or make a second post of them"
            : "make a post of each";
    return there.stream()
        .collect(
            Collectors.joining(
                " and ",
                "A post on X takes up to 4 images, or 1 GIF, or 1 video; these are ",
                ": " + remedy + "."));
  }

  private static void count(List<String> there, long count, String noun) {
    if (count > 0) {
      there.add(count + " " + noun + (count == 1 ? "" : "s"));
    }
  }
}
