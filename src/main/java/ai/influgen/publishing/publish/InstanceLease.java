package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this process is alive, as the others see it: one row, renewed every second. Whoever could
 * not renew it for two seconds stops by itself; after three it is dead to the others.
 */
public final class InstanceLease {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceLease.class);

  static final Duration BEAT = Duration.ofSeconds(1);
  static final Duration SELF_STOP = Duration.ofSeconds(2);
  static final Duration DEAD = Duration.ofSeconds(3);

  /** $1 instance, $2 name. Primary key. */
  private static final String RENEW =
      """
      insert into instance (id, name) values ($1, $2)
      on conflict (id) do update set beat_at = clock_timestamp()
      returning beat_at
      """;

  private static final String LEAVE = "delete from instance where id = $1";

  private final Database database;
  private final DatabaseClock clock;
  private final UUID id;
  private final String name;

  private volatile long renewedAt;
  private volatile long unbrokenSince;
  private volatile boolean held;

  public InstanceLease(Database database, DatabaseClock clock, UUID id, String name) {
    this.database = database;
    this.clock = clock;
    this.id = id;
    this.name = name;
  }

  public UUID id() {
    return id;
  }

  /**
   * Whether this instance may act: it renewed its lease within the last two seconds, by the
   * monotonic clock.
   */
  public boolean alive() {
    return held && System.nanoTime() - renewedAt < SELF_STOP.toNanos();
  }

  /**
   * Whether the lease has held without a break for as long as another instance may have needed to
   * renew its own.
   */
  public boolean mayJudgeOthers() {
    return alive() && System.nanoTime() - unbrokenSince > DEAD.toNanos();
  }

  /** Renews the lease and takes a reading of the database's clock on the way. */
  public Future<Void> renew() {
    long asked = System.nanoTime();
    return database
        .one(RENEW, Tuple.of(id, name), row -> row.getOffsetDateTime(0).toInstant())
        .onSuccess(beat -> renewed(asked, beat.orElseThrow()))
        .onFailure(e -> LOG.warn("could not renew this instance's lease: {}", e.getMessage()))
        .mapEmpty();
  }

  /** Says goodbye, so that nobody has to wait for the lease to run out. */
  public Future<Void> leave() {
    held = false;
    return database.execute(LEAVE, Tuple.of(id)).mapEmpty();
  }

  // counted from before the request: the lease must never look younger here than in the database
  private void renewed(long asked, Instant beat) {
    if (!alive()) {
      unbrokenSince = asked;
    }
    renewedAt = asked;
    held = true;
    clock.synchronise(beat, asked);
  }
}
