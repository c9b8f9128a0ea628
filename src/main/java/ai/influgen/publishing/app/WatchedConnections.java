package ai.influgen.publishing.app;

import ai.influgen.publishing.connection.ConnectionWatcher;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
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
  public Future<Void> reconnected(SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return told().reconnected(transaction, workspaceId, connectionId);
  }

  @Override
  public Future<Integer> disconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return told().disconnected(transaction, workspaceId, connectionId);
  }

  private ConnectionWatcher told() {
    if (watcher == null) {
      throw new IllegalStateException("nobody watches the connections yet");
    }
    return watcher;
  }
}
