package ai.influgen.publishing.schedule;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The engine's queue on its real tables, with an engine that acts when the test says so. */
public final class TableQueue implements DueQueue {
  private final SettableClock clock;
  private final Queue<Supplier<Future<?>>> acts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wakes = new AtomicInteger();

  TableQueue(SettableClock clock) {
    this.clock = clock;
  }

  /** What the engine does while somebody waits for a change. */
  public void whileWaiting(Supplier<Future<?>> act) {
    acts.add(act);
  }

  public int wakes() {
    return wakes.get();
  }

  @Override
  public Future<Void> put(SqlConnection transaction, List<Entry> entries) {
    Future<Integer> done = Future.succeededFuture(0);
    for (Entry entry : entries) {
      done = done.compose(before -> put(transaction, entry));
    }
    return done.mapEmpty();
  }

  private static Future<Integer> put(SqlConnection transaction, Entry entry) {
    return Database.execute(
        transaction,
        "insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform)"
            + " values ($1, 'commit', $2, $2, $3, $4, $5)",
        Tuple.of(entry.postId(), entry.runAt().atOffset(ZoneOffset.UTC), entry.workspaceId())
            .addUUID(entry.connectionId())
            .addString(entry.platform().value()));
  }

  @Override
  public Future<Withdrawal> withdraw(SqlConnection transaction, UUID postId) {
    return Database.list(
            transaction,
            "select 1 as one from inflight where post_id = $1"
                + " and (state = 'sending' or kind in ('confirm', 'reconcile'))"
                + " union all select 1 from due where post_id = $1"
                + " and kind in ('confirm', 'reconcile')",
            Tuple.of(postId),
            row -> row.getInteger("one"))
        .compose(
            late ->
                late.isEmpty()
                    ? remove(transaction, postId)
                    : Future.succeededFuture(Withdrawal.TOO_LATE));
  }

  private static Future<Withdrawal> remove(SqlConnection transaction, UUID postId) {
    return Database.execute(
            transaction,
            "with d as (delete from due where post_id = $1 returning 1),"
                + " i as (delete from inflight where post_id = $1 returning 1)"
                + " select * from d union all select * from i",
            Tuple.of(postId))
        .map(gone -> gone == 0 ? Withdrawal.NOT_QUEUED : Withdrawal.WITHDRAWN);
  }

  @Override
  public Future<Boolean> atWork(SqlConnection transaction, UUID postId) {
    return Database.list(
            transaction,
            "select 1 from inflight where post_id = $1 and state = 'claimed' and target_at <= $2",
            Tuple.of(postId, clock.instant().atOffset(ZoneOffset.UTC)),
            row -> true)
        .map(found -> !found.isEmpty());
  }

  @Override
  public void wake() {
    wakes.incrementAndGet();
  }

  @Override
  public Future<Void> changed(UUID postId, Duration atMost) {
    Supplier<Future<?>> act = acts.poll();
    if (act != null) {
      return act.get().mapEmpty();
    }
    clock.advance(atMost);
    return Future.succeededFuture();
  }
}
