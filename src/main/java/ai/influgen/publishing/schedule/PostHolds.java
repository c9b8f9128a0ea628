package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.ConnectionWatcher;
import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.content.ApprovalWatcher;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Holds pending posts back while their content is not approved or their account not connected, and
 * lets them go on afterwards.
 */
public final class PostHolds implements ApprovalWatcher, ConnectionWatcher {
  private final PostStore posts;
  private final DueQueue queue;
  private final InstantSource clock;
  private final Resuming resuming;

  public PostHolds(Schedule schedule) {
    this.posts = schedule.posts();
    this.queue = schedule.queue();
    this.clock = schedule.clock();
    this.resuming = new Resuming(schedule);
  }

  @Override
  public Future<Void> approvalLost(SqlConnection transaction, UUID workspaceId, UUID contentId) {
    return locked(transaction, ScheduleSql.LOCK_PENDING_OF_CONTENT, workspaceId, contentId)
        .compose(
            found ->
                hold(
                    transaction,
                    workspaceId,
                    ids(found, post -> post.held() == null && !post.doubt().unsettled()),
                    Hold.NOT_APPROVED))
        .mapEmpty();
  }

  @Override
  public Future<Void> approved(
      SqlConnection transaction, UUID workspaceId, UUID contentId, String hash) {
    return locked(transaction, ScheduleSql.LOCK_PENDING_OF_CONTENT, workspaceId, contentId)
        .compose(
            found ->
                Database.execute(
                        transaction,
                        ScheduleSql.APPROVE,
                        PostStore.ids(workspaceId, ids(found, post -> true))
                            .addString(hash)
                            .addOffsetDateTime(Resuming.utc(clock.instant())))
                    .map(
                        done ->
                            found.stream()
                                .filter(s -> s.post().held() == Hold.NOT_APPROVED)
                                .map(s -> s.with(hash, s.connection()))
                                .toList()))
        .compose(waiting -> resuming.resume(transaction, workspaceId, waiting))
        .mapEmpty();
  }

  @Override
  public Future<Integer> disconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return locked(transaction, ScheduleSql.LOCK_PENDING_OF_CONNECTION, workspaceId, connectionId)
        .compose(
            found -> hold(transaction, workspaceId, ids(found, post -> true), Hold.DISCONNECTED));
  }

  @Override
  public Future<Resumed> reconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    return locked(transaction, ScheduleSql.LOCK_RESUMABLE_OF_CONNECTION, workspaceId, connectionId)
        .map(
            found ->
                found.stream()
                    .map(s -> s.with(s.contentHash(), Connections.State.CONNECTED))
                    .toList())
        .compose(waiting -> resuming.resume(transaction, workspaceId, waiting));
  }

  @Override
  public Future<Map<UUID, PostForecast>> forecast(
      SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
    return ForecastSql.ask(client, workspaceId, asked);
  }

  private Future<List<Standing>> locked(
      SqlConnection transaction, String lock, UUID workspaceId, UUID of) {
    return Database.list(transaction, lock, Tuple.of(workspaceId, of), row -> row.getUUID("id"))
        .compose(
            ids ->
                ids.isEmpty()
                    ? Future.succeededFuture(List.of())
                    : posts.standing(transaction, workspaceId, ids));
  }

  /** Holds those that can still be stopped; the others' outcome is under way. */
  private Future<Integer> hold(
      SqlConnection transaction, UUID workspaceId, List<UUID> ids, Hold hold) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(0);
    }
    List<Future<DueQueue.Withdrawal>> withdrawals =
        ids.stream().map(id -> queue.withdraw(transaction, id)).toList();
    return Future.join(withdrawals)
        .map(
            all ->
                IntStream.range(0, ids.size())
                    .filter(i -> all.resultAt(i) != DueQueue.Withdrawal.TOO_LATE)
                    .mapToObj(ids::get)
                    .toList())
        .compose(stopped -> resuming.writeHold(transaction, workspaceId, stopped, hold));
  }

  private static List<UUID> ids(List<Standing> standings, Predicate<ScheduledPost> wanted) {
    return standings.stream()
        .map(Standing::post)
        .filter(wanted)
        .map(ScheduledPost::id)
        .sorted()
        .toList();
  }
}
