package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Boards as the API answers them. */
final class BoardJson {
  private final Accounts accounts;
  private final Pins pins;
  private final PublicUrl url;

  BoardJson(Accounts accounts, Pins pins, PublicUrl url) {
    this.accounts = accounts;
    this.pins = pins;
    this.url = url;
  }

  JsonObject board(Board board) {
    List<Pin> on = pins.on(board).toList();
    long changed = on.isEmpty() ? board.createdAt() : on.getFirst().createdAt();
    List<String> thumbnails =
        on.stream().limit(3).map(pin -> url.of("/sandbox/media/" + pin.media().shown())).toList();
    return new JsonObject()
        .put("id", board.id())
        .put("name", board.name())
        .put("description", board.description().isEmpty() ? null : board.description())
        .put("privacy", board.privacy())
        .put(
            "owner",
            new JsonObject()
                .put("username", accounts.byId(board.account()).orElseThrow().username()))
        .put("created_at", PinJson.TIME.format(Instant.ofEpochMilli(board.createdAt())))
        .put("board_pins_modified_at", PinJson.TIME.format(Instant.ofEpochMilli(changed)))
        .put("pin_count", on.size())
        .put("follower_count", 0)
        .put("collaborator_count", 0)
        .put("is_ads_only", false)
        .put(
            "media",
            new JsonObject()
                .put("image_cover_url", thumbnails.isEmpty() ? null : thumbnails.getFirst())
                .put("pin_thumbnail_urls", new JsonArray(thumbnails)));
  }
}
