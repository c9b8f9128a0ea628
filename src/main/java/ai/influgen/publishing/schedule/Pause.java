package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a workspace is not published for now.
 *
 * @param platform null: all of them
 * @param characterId null: whoever's
 */
public record Pause(
    UUID id, @Nullable PlatformName platform, @Nullable UUID characterId, Instant createdAt) {

  /** As the contract shows it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", IdKind.PAUSE.show(id))
        .put("platform", platform == null ? null : platform.value())
        .put("character_id", characterId == null ? null : IdKind.CHARACTER.show(characterId))
        .put("created_at", createdAt.toString());
  }
}
