package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Instagram takes as text. */
final class InstagramText {
  private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{M}\\p{N}_]+");

  /** An at sign within a word belongs to an e-mail address. */
  private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.])@[A-Za-z0-9._]+");

  private InstagramText() {}

  /** The caption as it will be sent. */
  static String caption(String kind, String caption, Remarks remarks) {
    if (kind.equals(InstagramRules.STORY)) {
      if (!caption.isBlank()) {
        remarks.warning("/caption", "A story takes no caption: it is left out.");
      }
      return "";
    }
    most(
        "characters",
        caption.codePointCount(0, caption.length()),
        InstagramLimits.CAPTION_CHARACTERS,
        remarks);
    most("hashtags", HASHTAG.matcher(caption).results().count(), InstagramLimits.HASHTAGS, remarks);
    most("mentions", MENTION.matcher(caption).results().count(), InstagramLimits.MENTIONS, remarks);
    return caption;
  }

  /** The media with the alt texts that Instagram takes. */
  static List<MediaItem> altTexts(String kind, List<MediaItem> media, Remarks remarks) {
    List<MediaItem> told = new ArrayList<>();
    for (int i = 0; i < media.size(); i++) {
      told.add(altText(kind, media.get(i), i, remarks));
    }
    return told;
  }

  private static MediaItem altText(String kind, MediaItem item, int index, Remarks remarks) {
    String alt = item.altText();
    if (alt == null || alt.isBlank()) {
      return with(item, null);
    }
    String pointer = "/media/" + index;
    String name = "Item " + (index + 1);
    if (kind.equals(InstagramRules.STORY) || item.type() == MediaItem.Type.VIDEO) {
      remarks.warning(
          pointer, name + ": Instagram takes alt text for feed images only: it is left out.");
      return with(item, null);
    }
    int length = alt.codePointCount(0, alt.length());
    if (length > InstagramLimits.ALT_TEXT_CHARACTERS) {
      remarks.violation(
          pointer,
          String.format(
              Locale.ROOT,
              "%s: the alt text has %,d characters; Instagram takes %,d: shorten it by %,d.",
              name,
              length,
              InstagramLimits.ALT_TEXT_CHARACTERS,
              length - InstagramLimits.ALT_TEXT_CHARACTERS));
    }
    return item;
  }

  private static void most(String what, long count, int limit, Remarks remarks) {
    if (count > limit) {
      remarks.violation(
          "/caption",
          String.format(
              Locale.ROOT,
              "The caption has %,d %s; Instagram takes %,d: remove %,d.",
              count,
              what,
              limit,
              count - limit));
    }
  }

  private static MediaItem with(MediaItem item, @Nullable String altText) {
    return new MediaItem(
        item.id(),
        item.type(),
        item.contentType(),
        item.bytes(),
        item.width(),
        item.height(),
        item.duration(),
        item.sha256(),
        altText);
  }
}
