package ai.influgen.publishing.event;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param subjectId what it is about, by its own id
 * @param data as people and programs are shown it: no secrets
 */
public record Event(
    UUID id, UUID workspaceId, EventType type, UUID subjectId, JsonObject data, Instant at) {

  /** An event of this moment. */
  public static Event now(
      UUID workspaceId, EventType type, UUID subjectId, JsonObject data, Instant at) {
    return new Event(IdKind.next(), workspaceId, type, subjectId, data, at);
  }

  /** As the contract shows it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", IdKind.EVENT.show(id))
        .put("type", type.wire())
        .put("at", at.toString())
        .put("data", data);
  }
}
