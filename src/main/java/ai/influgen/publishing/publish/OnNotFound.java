package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;

/**
 * The workspace's rule for what a platform without a handle was asked about and does not show: ask
 * a person, or send it again. It is sent again once only: a post that gets lost twice is no
 * accident, and each time more of them may appear late.
 */
final class OnNotFound {
  /** In the evidence of the attempt that ended with sending it again. */
  private static final String RESENT = "resent";

  /** $1 workspace, $2 post. Primary key; publish_attempt_by_post in each partition. */
  private static final String RESEND =
      """
      select w.on_not_found = 'resend' and not exists (
        select 1 from publish_attempt a where a.post_id = $2 and a.workspace_id = $1 and a.evidence ? 'resent')
      from workspace w where w.id = $1
      """;

  private final Database database;

  OnNotFound(Database database) {
    this.database = database;
  }

  /** Whether the post may be sent again. */
  Future<Boolean> resend(Claim claim) {
    return database
        .one(RESEND, Tuple.of(claim.workspaceId(), claim.postId()), row -> row.getBoolean(0))
        .map(found -> found.orElse(false));
  }

  /** The evidence, with a mark that it was sent again after it. */
  static JsonObject resent(JsonObject evidence) {
    return evidence.copy().put(RESENT, true);
  }
}
