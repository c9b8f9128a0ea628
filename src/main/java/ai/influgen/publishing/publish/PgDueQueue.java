package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.DueQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * The queue as the schedule sees it: rows of {@code due}, and of {@code inflight} until their
 * intent.
 */
public final class PgDueQueue implements DueQueue {
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final Vertx vertx;
  private final EngineSettings settings;
  private final InstantSource clock;
  private final PostSignals signals;

  public PgDueQueue(
      Vertx vertx, EngineSettings settings, InstantSource clock, PostSignals signals) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.signals = signals;
  }

  @Override
  public Future<Void> put(SqlConnection transaction, List<Entry> entries) {
    Future<Void> all = Future.succeededFuture();
    for (Entry entry : entries) {
      all = all.compose(_ -> put(transaction, entry));
    }
    return all;
  }

  private Future<Void> put(SqlConnection tx, Entry entry) {
    return Database.execute(tx, IntentSql.ENSURE_GATE, Tuple.of(entry.connectionId()))
        .compose(_ -> Database.execute(tx, OutcomeSql.ENQUEUE, row(entry)))
        .mapEmpty();
  }

  // ahead of its instant it is prepared; what is due at once is prepared and published in one go
  private Tuple row(Entry entry) {
    Instant now = clock.instant();
    boolean ahead = entry.runAt().isAfter(now.plus(settings.horizon()));
    Instant stageAt = entry.runAt().minus(settings.stageAhead());
    Instant runAt = ahead ? (stageAt.isBefore(now) ? now : stageAt) : entry.runAt();
    Claim.Kind kind = ahead ? Claim.Kind.STAGE : Claim.Kind.COMMIT;
    return Tuple.of(
        entry.postId(),
        kind.wire(),
        Times.db(runAt),
        Times.db(entry.runAt()),
        entry.workspaceId(),
        entry.connectionId(),
        entry.platform().value(),
        null,
        0,
        false);
  }

  @Override
  public Future<Withdrawal> withdraw(SqlConnection tx, UUID postId) {
    Tuple post = Tuple.of(postId);
    return Database.list(tx, QueueSql.WITHDRAW_DUE, post, row -> row.getUUID(0))
        .compose(
            waiting ->
                waiting.isEmpty()
                    ? Database.list(tx, QueueSql.WITHDRAW_CLAIMED, post, row -> row.getUUID(0))
                    : Future.succeededFuture(waiting))
        .compose(
            gone ->
                gone.isEmpty() ? missed(tx, postId) : Future.succeededFuture(Withdrawal.WITHDRAWN));
  }

  // claiming and putting off move the row without locking the post: it may have slipped past both
  private Future<Withdrawal> missed(SqlConnection tx, UUID postId) {
    return Database.one(tx, QueueSql.BUSY, Tuple.of(postId), row -> row.getBoolean(0))
        .compose(
            late -> {
              if (late.isEmpty()) {
                return Future.succeededFuture(Withdrawal.NOT_QUEUED);
              }
              return late.get()
                  ? Future.succeededFuture(Withdrawal.TOO_LATE)
                  : withdraw(tx, postId);
            });
  }

  @Override
  public void wake() {
    vertx.eventBus().send(TickVerticle.WAKE, null, LOCAL);
  }

  @Override
  public Future<Void> changed(UUID postId, Duration atMost) {
    return signals.next(postId, atMost);
  }
}
