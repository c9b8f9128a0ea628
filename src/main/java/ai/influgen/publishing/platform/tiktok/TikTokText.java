package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What TikTok takes as text, counted in UTF-16 units as TikTok does. */
final class TikTokText {
  private static final String ELLIPSIS = "…";

  private TikTokText() {}

  /** The caption as it will be sent. */
  static String caption(String kind, String caption, Remarks remarks) {
    boolean photos = kind.equals(TikTokRules.PHOTOS);
    int most = photos ? TikTokLimits.PHOTO_DESCRIPTION : TikTokLimits.CAPTION;
    if (caption.length() > most) {
      remarks.violation(
          "/caption",
          String.format(
              Locale.ROOT,
              "The caption has %,d characters; TikTok takes %,d with %s: remove %,d.",
              caption.length(),
              most,
              photos ? "photos" : "a video",
              caption.length() - most));
    }
    return caption;
  }

  /** A photo post's title, where none was given: the caption's first line. */
  static String title(String caption, Remarks remarks) {
    String line =
        caption.lines().map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse("");
    if (line.length() <= TikTokLimits.PHOTO_TITLE) {
      return line;
    }
    remarks.warning(
        "/caption",
        String.format(
            Locale.ROOT,
            "The caption's first line becomes the title; it has %,d characters, TikTok takes %d:"
                + " the title is shortened.",
            line.length(),
            TikTokLimits.PHOTO_TITLE));
    return shortened(line);
  }

  /** Cut between what a person sees as characters, never within one. */
  private static String shortened(String line) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    int end = characters.preceding(TikTokLimits.PHOTO_TITLE - ELLIPSIS.length() + 1);
    return line.substring(0, Math.max(0, end)).strip() + ELLIPSIS;
  }

  /** The media without alt texts: TikTok's API has no field for them. */
  static List<MediaItem> withoutAltTexts(List<MediaItem> media, Remarks remarks) {
    List<MediaItem> told = new ArrayList<>();
    for (int i = 0; i < media.size(); i++) {
      String alt = media.get(i).altText();
      if (alt != null && !alt.isBlank()) {
        remarks.warning(
            "/media/" + i, "Item " + (i + 1) + ": TikTok takes no alt text: it is left out.");
      }
      told.add(without(media.get(i)));
    }
    return told;
  }

  private static MediaItem without(MediaItem item) {
    return new MediaItem(
        item.id(),
        item.type(),
        item.contentType(),
        item.bytes(),
        item.width(),
        item.height(),
        item.duration(),
        item.sha256(),
        null);
  }
}
