package ai.influgen.publishing.publish;

import ai.influgen.publishing.schedule.DueQueue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The queue, where a withdrawal is held before it is made, within its transaction. */
final class HeldQueue implements DueQueue {
  private final DueQueue queue;
  private final Promise<Void> begun = Promise.promise();
  private final Promise<Void> go = Promise.promise();

  HeldQueue(DueQueue queue) {
    this.queue = queue;
  }

  /** Completes when a withdrawal is held. */
  Future<Void> begun() {
    return begun.future();
  }

  /** Lets withdrawals go on. */
  void go() {
    go.complete();
  }

  private Future<Void> hold() {
    begun.tryComplete();
    return go.future();
  }

  @Override
  public Future<Withdrawal> withdraw(SqlConnection transaction, UUID postId) {
    return hold().compose(_ -> queue.withdraw(transaction, postId));
  }

  @Override
  public Future<Void> put(SqlConnection transaction, List<Entry> entries) {
    return queue.put(transaction, entries);
  }

  @Override
  public Future<Boolean> atWork(SqlConnection transaction, UUID postId) {
    return queue.atWork(transaction, postId);
  }

  @Override
  public void wake() {
    queue.wake();
  }

  @Override
  public Future<Void> changed(UUID postId, Duration atMost) {
    return queue.changed(postId, atMost);
  }
}
