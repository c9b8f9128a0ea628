package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of posts as their connections stand. */
public final class Forecasts {
  private final Database database;
  private final Platforms platforms;
  private final ConnectionWatcher watcher;
  private final InstantSource clock;

  public Forecasts(ConnectionPorts ports) {
    this.database = ports.database();
    this.platforms = ports.platforms();
    this.watcher = ports.watcher();
    this.clock = ports.clock();
  }

  /** The posts of each connection, by one question for all of them. */
  public Future<Map<UUID, PostForecast>> of(UUID workspaceId, List<StoredConnection> connections) {
    return connections.isEmpty()
        ? Future.succeededFuture(Map.of())
        : database.with(client -> watcher.forecast(client, workspaceId, asked(connections)));
  }

  /** The posts of one connection. */
  Future<PostForecast> of(SqlClient client, StoredConnection connection) {
    return watcher
        .forecast(client, connection.place().workspaceId(), asked(List.of(connection)))
        .map(found -> found.getOrDefault(connection.id(), PostForecast.NONE));
  }

  private List<PostForecast.Asked> asked(List<StoredConnection> connections) {
    return connections.stream()
        .map(
            connection ->
                new PostForecast.Asked(
                    connection.id(), end(connection), connection.standing().connectedAt()))
        .toList();
  }

  // what does not work now has ended before any of its posts
  private @Nullable Instant end(StoredConnection connection) {
    return connection.state() == Connections.State.CONNECTED
        ? Outlook.of(platforms.get(connection.place().platform()), connection, clock.instant())
            .endsAt()
        : Instant.EPOCH;
  }
}
