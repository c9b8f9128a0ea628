package ai.influgen.publishing.platform.youtube;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Remarks;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What YouTube takes as text. */
final class YouTubeText {
  /** What a person takes for one character, family emoji included. */
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private static final String CAPTION = "/caption";

  private YouTubeText() {}

  /** The title as it will be sent: as set, else the caption's first line that says anything. */
  static String title(Draft draft, Remarks remarks) {
    Object set = draft.settings().getValue(YouTubeSettings.TITLE);
    String pointer = Remarks.setting(YouTubePlatform.NAME, YouTubeSettings.TITLE);
    if (set == null) {
      return ofCaption(draft.caption(), remarks);
    }
    if (!(set instanceof String title) || title.isBlank()) {
      remarks.violation(pointer, "title is a text; leave it out to take the caption's first line.");
      return "";
    }
    int length = title.strip().length();
    if (length > YouTubeLimits.TITLE_UNITS) {
      remarks.violation(
          pointer,
          String.format(
              ROOT,
              "The title has %,d characters; YouTube takes %d: shorten it by %,d.",
              length,
              YouTubeLimits.TITLE_UNITS,
              length - YouTubeLimits.TITLE_UNITS));
    }
    plain("The title", title, pointer, remarks);
    return title.strip();
  }

  /** The description as it will be sent: as set, else the whole caption. */
  static String description(Draft draft, Remarks remarks) {
    Object set = draft.settings().getValue(YouTubeSettings.DESCRIPTION);
    String pointer =
        set == null ? CAPTION : Remarks.setting(YouTubePlatform.NAME, YouTubeSettings.DESCRIPTION);
    if (set != null && !(set instanceof String)) {
      remarks.violation(pointer, "description is a text; leave it out to take the caption.");
      return "";
    }
    String description = set == null ? draft.caption() : (String) set;
    int bytes = description.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > YouTubeLimits.DESCRIPTION_BYTES) {
      remarks.violation(
          pointer,
          String.format(
              ROOT,
              "The description has %,d bytes; YouTube takes %,d: shorten it by %,d.",
              bytes,
              YouTubeLimits.DESCRIPTION_BYTES,
              bytes - YouTubeLimits.DESCRIPTION_BYTES));
    }
    plain("The description", description, pointer, remarks);
    return description;
  }

  private static String ofCaption(String caption, Remarks remarks) {
    Optional<String> line =
        caption.lines().map(String::strip).filter(text -> !text.isEmpty()).findFirst();
    if (line.isEmpty()) {
      remarks.violation(
          CAPTION, "YouTube wants a title: write a caption, or set title in the settings.");
      return "";
    }
    plain("The title, which is the caption's first line,", line.get(), CAPTION, remarks);
    if (line.get().length() <= YouTubeLimits.TITLE_UNITS) {
      return line.get();
    }
    String shorter = shortened(line.get());
    remarks.warning(
        CAPTION,
        String.format(
            ROOT,
            "The caption's first line has %,d characters; YouTube takes %d as a title, so it"
                + " becomes \"%s\". Set title in the settings for another one.",
            line.get().length(),
            YouTubeLimits.TITLE_UNITS,
            shorter));
    return shorter;
  }

  /** As many whole words as there is room for, else whole characters, and an ellipsis. */
  private static String shortened(String line) {
    int room = YouTubeLimits.TITLE_UNITS - 1;
    int end = 0;
    int word = 0;
    Matcher grapheme = GRAPHEME.matcher(line);
    while (grapheme.find() && grapheme.end() <= room) {
      end = grapheme.end();
      boolean boundary = end == line.length() || Character.isWhitespace(line.charAt(end));
      word = boundary ? end : word;
    }
    return line.substring(0, word > 0 ? word : end).stripTrailing() + "…";
  }

  private static void plain(String what, String text, String pointer, Remarks remarks) {
    if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
      remarks.violation(pointer, what + " has a < or >, which YouTube does not take: remove it.");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      remarks.violation(pointer, what + " has half of a character in it: write it anew.");
    }
  }
}
