package ai.influgen.publishing.content;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;

/** Is told, within the transaction that changes a content item, what became of its approval. */
public interface ApprovalWatcher {

  /**
   * It is approved under this hash; a hash other than before means other captions, media or
   * settings.
   */
  Future<Void> approved(SqlConnection transaction, UUID workspaceId, UUID contentId, String hash);

  /** It is not approved any more: its pending posts must not go out. */
  Future<Void> approvalLost(SqlConnection transaction, UUID workspaceId, UUID contentId);
}
