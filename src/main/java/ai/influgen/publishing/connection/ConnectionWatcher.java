package ai.influgen.publishing.connection;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;

/** Is told, within the transaction that changes a connection, what became of it. */
public interface ConnectionWatcher {

  /** The same account works again, with fresh tokens: posts that waited for it may go on. */
  Future<Void> reconnected(SqlConnection transaction, UUID workspaceId, UUID connectionId);

  /** It was disconnected by a person: its pending posts have to wait. The future holds how many. */
  Future<Integer> disconnected(SqlConnection transaction, UUID workspaceId, UUID connectionId);
}
