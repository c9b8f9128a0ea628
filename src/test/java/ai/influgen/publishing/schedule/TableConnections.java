package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connections as their table has them. */
record TableConnections(Database database) implements Connections {
  @Override
  public Future<Optional<Known>> serving(
      UUID workspaceId, PlatformName platform, @Nullable UUID characterId) {
    return database.one(
        "select * from connection where workspace_id = $1 and platform = $2",
        Tuple.of(workspaceId, platform.value()),
        TableConnections::known);
  }

  @Override
  public Future<Optional<Known>> find(UUID workspaceId, UUID connectionId) {
    return database.one(
        "select * from connection where workspace_id = $1 and id = $2",
        Tuple.of(workspaceId, connectionId),
        TableConnections::known);
  }

  private static Known known(Row row) {
    return new Known(
        row.getUUID("id"),
        row.getUUID("workspace_id"),
        new PlatformName(row.getString("platform")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("username"),
        row.getJsonObject("settings"));
  }

  @Override
  public Future<Optional<Usable>> usable(UUID workspaceId, UUID connectionId) {
    throw new AssertionError("the schedule needs no tokens");
  }

  @Override
  public Future<Refresh> refresh(UUID workspaceId, UUID connectionId, int seenGeneration) {
    throw new AssertionError("the schedule needs no tokens");
  }

  @Override
  public Future<Void> expire(
      UUID workspaceId, UUID connectionId, int seenGeneration, String message) {
    throw new AssertionError("the schedule needs no tokens");
  }
}
