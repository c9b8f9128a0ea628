package ai.influgen.publishing.workspace;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency key as people see it: never the key itself.
 *
 * @param prefix how the key begins
 * @param scopes as stored, so that one this version doesn't know is shown too
 * @param createdBy the member who made it
 * @param expiresAt null: never
 * @param lastUsedAt to about a minute; null: not yet
 * @param revokedAt null: it is not
 */
public record ApiKey(
    UUID id,
    String name,
    String prefix,
    List<String> scopes,
    UUID createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {
  public ApiKey {
    scopes = List.copyOf(scopes);
  }

  /** As the contract has it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", IdKind.API_KEY.show(id))
        .put("name", name)
        .put("prefix", prefix)
        .put("scopes", new JsonArray(scopes))
        .put("created_by", IdKind.MEMBER.show(createdBy))
        .put("created_at", createdAt.toString())
        .put("expires_at", text(expiresAt))
        .put("last_used_at", text(lastUsedAt))
        .put("revoked_at", text(revokedAt));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
