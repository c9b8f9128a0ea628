package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of a pin: what is not understood is refused, what has no use here is left out. */
record PinterestSettings(String kind, PinterestCover cover, Draft draft, Remarks remarks) {
  static final String KIND = "kind";
  static final String BOARD_ID = "board_id";
  static final String BOARD_SECTION_ID = "board_section_id";
  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String LINK = "link";
  static final String DOMINANT_COLOR = "dominant_color";
  static final String COVER = "cover";
  static final String COVER_FRAME_SECONDS = "cover_frame_seconds";
  static final String INDEX = "index";

  private static final Set<String> KNOWN =
      Set.of(
          KIND,
          BOARD_ID,
          BOARD_SECTION_ID,
          PinterestDefaults.SECTION,
          TITLE,
          DESCRIPTION,
          LINK,
          DOMINANT_COLOR,
          COVER,
          COVER_FRAME_SECONDS,
          INDEX);

  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  /** The settings that the payload needs, but for the texts. */
  JsonObject read() {
    settings().knowOnly(KNOWN);
    JsonObject read = new JsonObject();
    board(read);
    link(read);
    color(read);
    frame(read);
    index(read);
    return read;
  }

  private void board(JsonObject read) {
    Object value = settings().value(BOARD_ID);
    if (value == null) {
      settings()
          .violation(
              BOARD_ID,
              "A pin needs a board: choose a board with settings.pinterest.board_id, or a default one:"
                  + " GET /api/v1/integrations/pinterest/boards lists them, PATCH"
                  + " /api/v1/integrations/pinterest/default-board sets it.");
      return;
    }
    Optional<String> board = id(value);
    if (board.isEmpty()) {
      settings()
          .violation(
              BOARD_ID,
              "board_id is the number of a board, as GET /api/v1/integrations/pinterest/boards has it.");
      return;
    }
    read.put(BOARD_ID, board.get());
    section(board.get()).ifPresent(section -> read.put(BOARD_SECTION_ID, section));
  }

  /** A section that the post names, null for none of them; else the default board's own. */
  private Optional<String> section(String board) {
    if (!draft.settings().containsKey(BOARD_SECTION_ID)) {
      return PinterestDefaults.section(draft.settings(), board);
    }
    Object value = settings().value(BOARD_SECTION_ID);
    Optional<String> section = id(value);
    if (value != null && section.isEmpty()) {
      settings()
          .violation(BOARD_SECTION_ID, "board_section_id is the number of a section of the board.");
    }
    return section;
  }

  private void link(JsonObject read) {
    Object value = settings().value(LINK);
    if (value == null) {
      return;
    }
    boolean fits = value instanceof String s && s.length() <= PinterestLimits.LINK_CHARACTERS;
    if (!fits || !SettingsReader.isAddress(value.toString())) {
      settings()
          .violation(
              LINK,
              "link is the full http or https address that the pin leads to, in ASCII, of at most 2,048"
                  + " characters.");
    } else {
      read.put(LINK, value);
    }
  }

  private void color(JsonObject read) {
    Object value = settings().value(DOMINANT_COLOR);
    if (value == null) {
      return;
    }
    if (!COLOR.matcher(value.toString()).matches()) {
      settings().violation(DOMINANT_COLOR, "dominant_color is a colour such as #6E7874.");
    } else {
      read.put(DOMINANT_COLOR, value.toString());
    }
  }

  /** Sent always where no image covers the video: Pinterest refuses a video without a cover. */
  private void frame(JsonObject read) {
    Object value = settings().value(COVER_FRAME_SECONDS);
    boolean video = kind.equals(PinterestRules.VIDEO);
    if (value != null && !SettingsReader.isWhole(value, Integer.MAX_VALUE)) {
      settings().violation(COVER_FRAME_SECONDS, "cover_frame_seconds is in whole seconds from 0.");
    } else if (value != null && (!video || cover.isImage())) {
      settings()
          .warning(
              COVER_FRAME_SECONDS,
              video
                  ? "cover wins over cover_frame_seconds, which is left out."
                  : "cover_frame_seconds is for a video only: it is left out.");
    } else if (video && !cover.isImage()) {
      read.put(COVER_FRAME_SECONDS, value == null ? 0 : value);
    }
  }

  private void index(JsonObject read) {
    Object value = settings().value(INDEX);
    boolean carousel = kind.equals(PinterestRules.CAROUSEL);
    int last = draft.media().size() - 1;
    if (value != null && !carousel) {
      settings().warning(INDEX, "index is for a carousel only: it is left out.");
    } else if (value != null && !SettingsReader.isWhole(value, last)) {
      settings().violation(INDEX, "index says which image comes first, from 0 to " + last + ".");
    } else if (carousel) {
      read.put(INDEX, value == null ? 0 : value);
    }
  }

  private static Optional<String> id(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString).filter(PinterestJson::isId);
  }

  private SettingsReader settings() {
    return new SettingsReader(PinterestPlatform.NAME, "Pinterest", draft.settings(), remarks);
  }
}
