package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.PinterestLimits.ALT_TEXT_CHARACTERS;
import static ai.influgen.publishing.platform.pinterest.PinterestLimits.DESCRIPTION_CHARACTERS;
import static ai.influgen.publishing.platform.pinterest.PinterestLimits.TITLE_CHARACTERS;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pin says: title, description and alt text. */
record PinterestText(Draft draft, Remarks remarks) {

  /** The title as it was set, else the caption's first line, shortened where it has to be. */
  Optional<String> title() {
    Object set = draft.settings().getValue(PinterestSettings.TITLE);
    String pointer = Remarks.setting(PinterestPlatform.NAME, PinterestSettings.TITLE);
    if (set == null) {
      return firstLine();
    }
    if (!(set instanceof String title)) {
      remarks.violation(pointer, "title is a text of at most 100 characters.");
      return Optional.empty();
    }
    most("The title", title, TITLE_CHARACTERS, pointer, "shorten it");
    return title.isBlank() ? Optional.empty() : Optional.of(title.strip());
  }

  /** The description as it was set, else the caption. */
  String description() {
    Object set = draft.settings().getValue(PinterestSettings.DESCRIPTION);
    String pointer = Remarks.setting(PinterestPlatform.NAME, PinterestSettings.DESCRIPTION);
    if (set == null) {
      String remedy = "shorten it, or set a shorter settings.pinterest.description";
      most("The caption", draft.caption(), DESCRIPTION_CHARACTERS, "/caption", remedy);
      return draft.caption();
    }
    if (!(set instanceof String description)) {
      remarks.violation(pointer, "description is a text of at most 800 characters.");
      return "";
    }
    most("The description", description, DESCRIPTION_CHARACTERS, pointer, "shorten it");
    return description;
  }

  /**
   * The media in the order of the payload, with the one alt text that a pin has: that of its first
   * image or its video.
   */
  List<MediaItem> altTexts(PinterestCover cover) {
    List<MediaItem> told = new ArrayList<>();
    for (int index : cover.shown()) {
      told.add(altText(cover.media().get(index), index, told.isEmpty()));
    }
    if (cover.isImage()) {
      told.add(with(cover.media().get(cover.at()), null));
    }
    return told;
  }

  private MediaItem altText(MediaItem item, int index, boolean first) {
    String alt = item.altText();
    if (alt == null || alt.isBlank()) {
      return with(item, null);
    }
    String pointer = "/media/" + index;
    if (!first) {
      remarks.warning(
          pointer,
          "Item "
              + (index + 1)
              + ": a pin has one alt text, that of its first image: this one is left out.");
      return with(item, null);
    }
    String what = "Item " + (index + 1) + ": the alt text";
    most(what, alt, ALT_TEXT_CHARACTERS, pointer, "shorten it");
    return item;
  }

  private Optional<String> firstLine() {
    String line = draft.caption().strip().lines().findFirst().orElse("").strip();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String title = shortened(line);
    if (!title.equals(line)) {
      remarks.warning(
          "/caption",
          "The caption's first line is too long for a title, which becomes \""
              + title
              + "\"; settings.pinterest.title sets another.");
    }
    return Optional.of(title);
  }

  /** At most 100 characters, cut between words where that leaves half of them or more. */
  private static String shortened(String line) {
    if (count(line) <= TITLE_CHARACTERS) {
      return line;
    }
    // between grapheme clusters, so that no letter loses its accent and no emoji its half
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(line);
    int limit = line.offsetByCodePoints(0, TITLE_CHARACTERS - 1);
    int end = clusters.isBoundary(limit) ? limit : clusters.preceding(limit);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > end / 2 ? space : end).strip() + "…";
  }

  private void most(String what, String text, int limit, String pointer, String remedy) {
    int count = count(text);
    if (count > limit) {
      remarks.violation(
          pointer,
          String.format(
              Locale.ROOT,
              "%s has %,d characters; Pinterest takes %,d, so %,d too many: %s.",
              what,
              count,
              limit,
              count - limit,
              remedy));
    }
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
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
