package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Boards.Choice;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The default board among a connection's settings. Its section is kept with the board it belongs
 * to: a post that goes to another board must not take it along.
 */
final class PinterestDefaults {
  static final String SECTION = "default_section";

  private PinterestDefaults() {}

  /** The settings of a choice. */
  static JsonObject of(Choice choice) {
    JsonObject settings =
        new JsonObject().put(PinterestSettings.BOARD_ID, choice.boardId()).putNull(SECTION);
    if (choice.sectionId() != null) {
      settings.put(
          SECTION,
          new JsonObject()
              .put(PinterestSettings.BOARD_ID, choice.boardId())
              .put(PinterestSettings.BOARD_SECTION_ID, choice.sectionId()));
    }
    return settings;
  }

  /** The choice in the settings. */
  static Optional<Choice> chosen(JsonObject settings) {
    return PinterestJson.id(settings, PinterestSettings.BOARD_ID)
        .map(board -> new Choice(board, section(settings, board).orElse(null)));
  }

  /** The default section, if that is the board it belongs to. */
  static Optional<String> section(JsonObject settings, String board) {
    JsonObject kept = AnswerJson.object(settings, SECTION);
    return PinterestJson.id(kept, PinterestSettings.BOARD_ID)
        .filter(board::equals)
        .flatMap(b -> PinterestJson.id(kept, PinterestSettings.BOARD_SECTION_ID));
  }
}
