package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a post may be published under. */
final class Approval {
  private Approval() {}

  /**
   * Makes sure that an approval still stands, until the transaction ends.
   *
   * @throws Problem 409, in the future, if it does not any more
   */
  static Future<Void> keep(
      SqlConnection transaction, UUID workspaceId, UUID contentId, @Nullable String hash) {
    return Database.one(
            transaction,
            ScheduleSql.KEEP_APPROVAL,
            Tuple.of(workspaceId, contentId, hash),
            row -> row.getUUID("id"))
        .map(
            kept -> {
              if (kept.isEmpty()) {
                throw Problem.of(
                    ProblemType.CONFLICT,
                    "The content was changed just now: look at it, then try again.");
              }
              return null;
            });
  }

  /** As {@link #keep(SqlConnection, UUID, UUID, String)}, of the content that posts are made of. */
  static Future<Void> keep(SqlConnection transaction, NewPosts.Origin origin) {
    return keep(transaction, origin.workspaceId(), origin.contentId(), origin.approvalHash());
  }
}
