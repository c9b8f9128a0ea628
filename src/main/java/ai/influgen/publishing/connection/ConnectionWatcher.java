package ai.influgen.publishing.connection;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Is told, within the transaction that changes a connection, what became of it; and tells what that
 * means for its posts.
 */
public interface ConnectionWatcher {

  /**
   * Posts that waited.
   *
   * @param now how many go out from now on, spaced, since their time has passed
   * @param later how many still have their time before them
   * @param waiting how many a person has to decide about
   */
  record Resumed(int now, int later, int waiting) {
    /** Nobody waited. */
    public static final Resumed NONE = new Resumed(0, 0, 0);
  }

  /** The same account works again, with fresh tokens: posts that waited for it may go on. */
  Future<Resumed> reconnected(SqlConnection transaction, UUID workspaceId, UUID connectionId);

  /** It was disconnected by a person: its pending posts have to wait. The future holds how many. */
  Future<Integer> disconnected(SqlConnection transaction, UUID workspaceId, UUID connectionId);

  /** The posts of connections, in one question; a connection that is missing has none. */
  Future<Map<UUID, PostForecast>> forecast(
      SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked);
}
