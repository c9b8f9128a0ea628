package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Settles, by a person's word, what became of a post of which the platform can't tell. */
public final class Resolution {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Schedule schedule;

  public Resolution(Schedule schedule) {
    this.schedule = schedule;
  }

  /**
   * It went out, when the last call was permitted that could have published it.
   *
   * <p>Who says the same again gets the same answer.
   *
   * @param remotePostId its id at the platform, if the person knows it
   * @throws Problem in the future: 404, or 409 if there is nothing to settle
   */
  public Future<ScheduledPost> published(UUID workspaceId, UUID id, Optional<String> remotePostId) {
    return settle(
        workspaceId,
        id,
        new Word("resolved_published", PostStatus.PUBLISHED, remotePostId),
        (transaction, post) ->
            Database.execute(
                    transaction, ResolutionSql.RESOLVE_PUBLISHED, published(post, remotePostId))
                .recover(Resolution::explain)
                .compose(
                    written ->
                        schedule
                            .contents()
                            .published(
                                transaction, workspaceId, post.contentId(), post.approvalHash())));
  }

  /**
   * It did not go out: the post has failed, and can be published again. That begins with nothing:
   * what was uploaded or begun for the try in doubt is never taken for the new one's.
   *
   * @throws Problem in the future: 404, or 409 if there is nothing to settle
   */
  public Future<ScheduledPost> notPublished(UUID workspaceId, UUID id) {
    return settle(
        workspaceId,
        id,
        new Word("resolved_not_published", PostStatus.FAILED, Optional.empty()),
        (transaction, post) ->
            Database.execute(
                transaction,
                ResolutionSql.RESOLVE_NOT_PUBLISHED,
                Tuple.of(workspaceId, id)
                    .addString("A person looked: it did not go out. Publish it now to send it.")
                    .addOffsetDateTime(now().atOffset(ZoneOffset.UTC))));
  }

  /** What a person says, and how a post stands of which it was said before. */
  private record Word(String outcome, PostStatus then, Optional<String> remotePostId) {
    boolean fits(ScheduledPost post) {
      return post.status() == then
          && (remotePostId.isEmpty() || remotePostId.get().equals(post.result().remotePostId()));
    }
  }

  @FunctionalInterface
  private interface Verdict {
    Future<?> write(SqlConnection transaction, ScheduledPost post);
  }

  private Future<ScheduledPost> settle(UUID workspaceId, UUID id, Word word, Verdict verdict) {
    return schedule
        .database()
        .transaction(
            transaction ->
                schedule
                    .posts()
                    .lock(transaction, workspaceId, id)
                    .compose(
                        standing ->
                            standing.post().doubt().needsConfirmation()
                                ? verdict
                                    .write(transaction, standing.post())
                                    .compose(_ -> ended(transaction, standing.post(), word))
                                : repeated(transaction, standing.post(), word))
                    .compose(
                        written -> schedule.posts().all(transaction, workspaceId, List.of(id))))
        .map(List::getFirst);
  }

  // what was staged for it is never used again, whatever became of it
  private static Future<Integer> ended(SqlConnection transaction, ScheduledPost post, Word word) {
    Tuple logged =
        Tuple.of(IdKind.next(), post.workspaceId(), post.id(), word.outcome())
            .addString(word.remotePostId().orElse(null));
    return Database.execute(transaction, ResolutionSql.LOG_RESOLUTION, logged)
        .compose(
            _ ->
                Database.execute(
                    transaction,
                    ScheduleSql.FORGET_JOURNAL,
                    Tuple.of(post.workspaceId(), post.id())));
  }

  private static Future<Integer> repeated(
      SqlConnection transaction, ScheduledPost post, Word word) {
    return Database.one(
            transaction,
            ResolutionSql.LAST_OUTCOME,
            Tuple.of(post.workspaceId(), post.id()),
            row -> row.getString("outcome"))
        .map(
            last -> {
              if (last.filter(word.outcome()::equals).isEmpty() || !word.fits(post)) {
                throw nothingToSettle(post);
              }
              return 0;
            });
  }

  private static Problem nothingToSettle(ScheduledPost post) {
    return post.doubt().unsettled()
        ? Problem.of(
            ProblemType.IN_FLIGHT,
            "The platform is being asked what became of this post: a person is asked only if it"
                + " can't tell.")
        : Problem.of(
            ProblemType.CONFLICT, "There is nothing to settle: what became of this post is known.");
  }

  private Tuple published(ScheduledPost post, Optional<String> remotePostId) {
    return Tuple.of(post.workspaceId(), post.id())
        .addString(remotePostId.orElse(null))
        .addOffsetDateTime(now().atOffset(ZoneOffset.UTC));
  }

  private static Future<Integer> explain(Throwable failure) {
    if (failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())) {
      return Future.failedFuture(
          Problem.of(
              ProblemType.CONFLICT, "Another post of this account has that remote_post_id."));
    }
    return Future.failedFuture(failure);
  }

  private Instant now() {
    return schedule.clock().instant();
  }
}
