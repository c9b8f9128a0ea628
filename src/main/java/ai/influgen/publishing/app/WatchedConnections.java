package ai.influgen.publishing.app;

import ai.influgen.publishing.connection.ConnectionWatcher;
import ai.influgen.publishing.connection.PostForecast;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what becomes of connections to the schedule, which itself needs the connections and so
 * comes later.
 */
final class WatchedConnections implements ConnectionWatcher {
  private @Nullable ConnectionWatcher watcher;

  void tell(ConnectionWatcher later) {
    watcher = later;
  }

  @Override
  public Future<Resumed> reconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return told().reconnected(transaction, workspaceId, connectionId);
  }

  @Override
  public Future<Integer> disconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return told().disconnected(transaction, workspaceId, connectionId);
  }

  @Override
  public Future<Map<UUID, PostForecast>> forecast(
      SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
    return told().forecast(client, workspaceId, asked);
  }

  private ConnectionWatcher told() {
    if (watcher == null) {
      throw new IllegalStateException("nobody watches the connections yet");
    }
    return watcher;
  }
}
