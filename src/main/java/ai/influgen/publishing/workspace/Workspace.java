package ai.influgen.publishing.workspace;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant.
 *
 * @param timezone an IANA zone
 * @param resumeRule what becomes of held posts on reconnect: {@code publish_late} or {@code ask}
 * @param resumeWindowHours how late a held post may still go out
 * @param onNotFound what becomes of a post that a platform was asked about and does not show:
 *     {@code ask} a person, or {@code resend}
 */
public record Workspace(
    UUID id,
    String name,
    String timezone,
    String resumeRule,
    int resumeWindowHours,
    String onNotFound,
    Instant createdAt) {

  /** As the contract has it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", IdKind.WORKSPACE.show(id))
        .put("name", name)
        .put("timezone", timezone)
        .put("resume_rule", resumeRule)
        .put("resume_window_hours", resumeWindowHours)
        .put("on_not_found", onNotFound)
        .put("created_at", createdAt.toString());
  }
}
