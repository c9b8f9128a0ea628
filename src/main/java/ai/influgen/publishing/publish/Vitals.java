package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Whether one instance's engine does what it is for: when it last looked for what is due, and what
 * only the database can tell of what piles up.
 */
final class Vitals {
  /** How often the database is asked. */
  static final Duration EVERY = Duration.ofSeconds(3);

  /** Many times the pause between two looks; a database that takes this long is none. */
  static final Duration STALLED = Duration.ofSeconds(5);

  /**
   * How late the oldest post that waits is, by the left edge of due_by_time; and the oldest
   * snapshot that keeps dead rows from being removed: a session's, a prepared transaction's, a
   * standby's.
   */
  private static final String SAMPLE =
      """
      select
        coalesce((select extract(epoch from clock_timestamp() - run_at) from due order by run_at, post_id limit 1), 0)::float8
          as overdue,
        greatest(
          (select max(age(backend_xmin)) from pg_stat_activity),
          (select max(age(transaction)) from pg_prepared_xacts),
          (select max(age(xmin)) from pg_replication_slots), 0)::int8 as snapshot
      """;

  private final Database database;
  private final EngineMetrics metrics;
  private volatile long lookedAt = System.nanoTime();

  Vitals(Database database, EngineMetrics metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  /** A look for what is due has ended well. */
  void looked() {
    lookedAt = System.nanoTime();
  }

  /** Whether such a look ended not long ago. */
  boolean looking() {
    return System.nanoTime() - lookedAt < STALLED.toNanos();
  }

  /** Posts were taken over. */
  void reaped(int posts) {
    metrics.reaped(posts);
  }

  /** Takes a reading; {@code claims} are in memory, {@code atWork} of them with publishers. */
  Future<Void> sample(int claims, int atWork) {
    metrics.load(claims, atWork);
    return database.one(SAMPLE, Tuple.tuple(), this::read).mapEmpty();
  }

  private boolean read(Row row) {
    long millis = Math.round(row.getDouble("overdue") * 1000);
    metrics.database(Duration.ofMillis(Math.max(0, millis)), row.getLong("snapshot"));
    return true;
  }
}
