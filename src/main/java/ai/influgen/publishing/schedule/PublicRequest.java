package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an agency asks to be published at once.
 *
 * @param contentId empty: the id names nothing that could exist
 * @param platform its name or an alias
 * @param settings the post's own for the platform
 * @param boardId short for the platform's settings that name a board
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
    Boards boards =
        platform
            .boards()
            .orElseThrow(() -> refused(platform.title() + " has no boards: leave it out."));
    JsonObject all = settings.map(JsonObject::copy).orElseGet(JsonObject::new);
    for (Map.Entry<String, Object> own : boards.settings(new Boards.Choice(boardId.get(), null))) {
      // null stands for what a connection's settings lose by the choice: a post's lose nothing
      if (own.getValue() != null) {
        Object before = all.getValue(own.getKey(), own.getValue());
        if (!own.getValue().equals(before)) {
          throw refused("settings." + own.getKey() + " names another board: name one.");
        }
        all.put(own.getKey(), own.getValue());
      }
    }
    return Optional.of(all);
  }

  private static Problem refused(String why) {
    return Problem.invalid("/" + BOARD_ID, why);
  }
}
