package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Scope;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of agency keys as what they mean. */
final class ApiKeyRows {
  private ApiKeyRows() {}

  static ApiKey key(Row row) {
    return new ApiKey(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("prefix"),
        List.of(row.getArrayOfStrings("scopes")),
        row.getUUID("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row, "expires_at"),
        instant(row, "last_used_at"),
        instant(row, "revoked_at"));
  }

  static ValidToken valid(Row row) {
    // a scope that this version doesn't know opens nothing
    Set<Scope> scopes =
        Arrays.stream(row.getArrayOfStrings("scopes"))
            .map(Scope::find)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    return new ValidToken(
        row.getUUID("id"),
        new Caller(
            row.getUUID("workspace_id"), row.getUUID("created_by"), new Access.Scoped(scopes)),
        instant(row, "expires_at"),
        row.getBoolean("unseen"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
