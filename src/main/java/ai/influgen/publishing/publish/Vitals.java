package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one instance's engine does what it is for: when it last looked for what is due, and what
 * only the database can tell of what piles up.
 */
final class Vitals {
  private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

  /** How often the database is asked. */
  static final Duration EVERY = Duration.ofSeconds(3);

  /** Many times the pause between two looks; a database that takes this long is none. */
  static final Duration STALLED = Duration.ofSeconds(5);

  /**
   * The oldest snapshot that keeps dead rows from being removed: a session's, a prepared
   * transaction's, a standby's.
   */
  private static final String SNAPSHOT =
      """
      select greatest(
        (select max(age(backend_xmin)) from pg_stat_activity),
        (select max(age(transaction)) from pg_prepared_xacts),
        (select max(age(xmin)) from pg_replication_slots), 0)::int8
      """;

  private final Database database;
  private final Claims claims;
  private final List<PlatformName> platforms;
  private final EngineMetrics metrics;
  private volatile long lookedAt = System.nanoTime();
  private boolean told;

  Vitals(Database database, Claims claims, List<PlatformName> platforms, EngineMetrics metrics) {
    this.database = database;
    this.claims = claims;
    this.platforms = List.copyOf(platforms);
    this.metrics = metrics;
  }

  /** A look for what is due has ended well. */
  void looked() {
    lookedAt = System.nanoTime();
    told = false;
  }

  /** Says once that looks have stopped; called from a loop of its own. */
  void check() {
    if (!told && !looking()) {
      told = true;
      LOG.error("nobody has looked for what is due for more than {} s", STALLED.toSeconds());
    }
  }

  /** Whether such a look ended not long ago. */
  boolean looking() {
    return System.nanoTime() - lookedAt < STALLED.toNanos();
  }

  /** Posts were taken over. */
  void reaped(int posts) {
    metrics.reaped(posts);
  }

  /** Takes a reading; {@code held} claims are in memory, {@code atWork} of them with publishers. */
  Future<Void> sample(int held, int atWork) {
    metrics.load(held, atWork);
    return claims
        .oldestOverdue(platforms)
        .compose(
            overdue ->
                database
                    .one(SNAPSHOT, Tuple.tuple(), row -> row.getLong(0))
                    .onSuccess(age -> metrics.database(overdue, age.orElse(0L))))
        .mapEmpty();
  }
}
