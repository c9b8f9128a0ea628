package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * What an agency asks to be published at once.
 *
 * @param contentId empty: the id names nothing that could exist
 * @param platform its name or an alias
 * @param settings the post's own for the platform
 * @param boardId short for the setting of that name
 * @param repost although it is published already
 */
public record PublicRequest(
    Optional<UUID> contentId,
    String platform,
    ScheduleRequest.Picked picked,
    Optional<JsonObject> settings,
    Optional<String> boardId,
    boolean repost) {
  private static final String BOARD_ID = "board_id";
  private static final String BOARDS = "pinterest";

  /** What a body that fits the contract says. */
  public static PublicRequest of(JsonObject body) {
    return new PublicRequest(
        IdKind.CONTENT.read(body.getString("content_id")),
        body.getString("platform"),
        ScheduleRequest.Picked.of(body),
        Optional.ofNullable(body.getJsonObject("settings")),
        Optional.ofNullable(body.getString(BOARD_ID)),
        body.getBoolean("repost", false));
  }

  /**
   * The settings with the board among them; empty if there are neither.
   *
   * @throws Problem 400 for a board where there are none, or two of them
   */
  Optional<JsonObject> settingsFor(Platform platform) {
    if (boardId.isEmpty()) {
      return settings;
    }
    if (!platform.name().value().equals(BOARDS)) {
      throw Problem.invalid("/board_id", platform.title() + " has no boards: leave it out.");
    }
    JsonObject all = settings.map(JsonObject::copy).orElseGet(JsonObject::new);
    if (all.containsKey(BOARD_ID) && !boardId.get().equals(all.getValue(BOARD_ID))) {
      throw Problem.invalid("/board_id", "settings.board_id names another board: name one.");
    }
    return Optional.of(all.put(BOARD_ID, boardId.get()));
  }
}
