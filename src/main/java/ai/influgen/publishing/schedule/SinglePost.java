package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one post of an approved content on an account: found, or made by one of all who try. */
record SinglePost(Schedule schedule) {

  /** The post that the wish is about; empty if there is none. */
  Future<Optional<ScheduledPost>> find(PublicWish wish) {
    Optional<UUID> connection = wish.served().connection().map(known -> known.id());
    return connection.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : schedule
            .database()
            .one(PublicSql.SAME, same(wish, connection.get(), null), PostRows::post);
  }

  /**
   * Stores and queues the post, or answers another one that has come since the caller looked: by
   * somebody who asked for the same. It takes the slot of {@code scheduled_post_once} and looks
   * then: who had the slot before has committed by now, so that even one that was published
   * meanwhile is seen.
   *
   * @param seen what the caller found that did not do; empty: nothing
   * @throws Problem 409, in the future, if the approval or the other post has gone just now
   */
  Future<ScheduledPost> make(PublicWish wish, PostInsert post, Optional<ScheduledPost> seen) {
    return schedule
        .database()
        .transaction(
            transaction ->
                Approval.keep(transaction, post.origin())
                    .compose(kept -> post.store(transaction, schedule.clock().instant()))
                    .compose(
                        stored ->
                            other(transaction, wish, post)
                                .compose(
                                    other ->
                                        stored
                                            ? settle(transaction, post, seen, other)
                                            : Future.succeededFuture(
                                                other.orElseThrow(SinglePost::gone)))));
  }

  private static Future<Optional<ScheduledPost>> other(
      SqlClient transaction, PublicWish wish, PostInsert post) {
    return Database.one(
        transaction, PublicSql.SAME, same(wish, post.connection().id(), post.id()), PostRows::post);
  }

  private Future<ScheduledPost> settle(
      SqlConnection transaction,
      PostInsert post,
      Optional<ScheduledPost> seen,
      Optional<ScheduledPost> other) {
    Tuple key = Tuple.of(post.origin().workspaceId(), post.id());
    if (other.isEmpty()) {
      return queue(transaction, post);
    }
    return other.map(ScheduledPost::id).equals(seen.map(ScheduledPost::id))
        ? Database.execute(transaction, PublicSql.MARK_REPOST, key)
            .compose(marked -> queue(transaction, post))
        : Database.execute(transaction, ScheduleSql.GIVE_BACK, key).map(other.get());
  }

  private Future<ScheduledPost> queue(SqlConnection transaction, PostInsert post) {
    return schedule
        .queue()
        .put(transaction, List.of(post.due()))
        .compose(
            queued ->
                schedule.posts().all(transaction, post.origin().workspaceId(), List.of(post.id())))
        .map(List::getFirst);
  }

  private static Tuple same(PublicWish wish, UUID connectionId, @Nullable UUID besides) {
    NewPosts.Origin origin = wish.origin();
    return Tuple.of(origin.workspaceId(), origin.contentId())
        .addString(wish.served().asked().platform().name().value())
        .addUUID(connectionId)
        .addString(origin.approvalHash())
        .addBoolean(wish.request().repost())
        .addUUID(besides);
  }

  private static Problem gone() {
    return Problem.of(
        ProblemType.CONFLICT, "Another post of this content has ended just now: try again.");
  }
}
