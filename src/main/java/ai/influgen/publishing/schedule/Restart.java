package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes a locked post pending afresh, in the transaction that holds the lock. */
final class Restart {
  private static final String UNIQUE_VIOLATION = "23505";

  private Restart() {}

  /**
   * Writes the new start.
   *
   * @param hold why it has to wait all the same; null: it does not
   * @throws Problem 409, in the future, if the same content is pending there besides
   */
  static Future<Void> write(
      SqlConnection transaction,
      Standing standing,
      @Nullable Hold hold,
      Instant scheduledAt,
      Instant now) {
    ScheduledPost post = standing.post();
    Tuple parameters =
        Tuple.of(post.workspaceId(), post.id())
            .addString(hold == null ? null : hold.wire())
            .addOffsetDateTime(scheduledAt.atOffset(ZoneOffset.UTC))
            .addString(standing.contentHash())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    // A change of the approval does not see a post that was not pending when it looked. Content is
    // locked before posts elsewhere; here it may come after, since nobody who holds it wants this
    // one
    return Database.execute(transaction, ScheduleSql.START_AFRESH, parameters)
        .compose(
            written ->
                post.status() == PostStatus.FAILED
                    ? Approval.keep(
                        transaction, post.workspaceId(), post.contentId(), standing.contentHash())
                    : Future.succeededFuture())
        .recover(Restart::explain);
  }

  private static Future<Void> explain(Throwable failure) {
    if (failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())) {
      return Future.failedFuture(
          Problem.of(
              ProblemType.ALREADY_SCHEDULED,
              "The same content is pending on this account already, by another post."));
    }
    return Future.failedFuture(failure);
  }
}
