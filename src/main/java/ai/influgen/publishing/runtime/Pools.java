package ai.influgen.publishing.runtime;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes connection pools the way this server wants them. */
public final class Pools {
  /**
   * More than this waiting for a connection means that the database is not keeping up: better a
   * clear refusal now.
   */
  private static final int MAX_WAITING = 2_000;

  private static final int CONNECTION_TIMEOUT_S = 5;
  private static final int MAX_LIFETIME_MIN = 30;
  private static final int LONGEST_STATEMENT = 32_768;
  private static final int STATEMENT_S = 15;
  private static final int IDLE_S = 15;
  private static final int STANDSTILL_S = 3;

  /** Longer than any statement may take: whoever waits for a silent database is told so then. */
  private static final int DEAD_AFTER_S = 20;

  private Pools() {}

  /**
   * A pool of its own.
   *
   * @param name shown in {@code pg_stat_activity} and the metrics
   * @param size how many connections at most
   */
  public static Pool create(Vertx vertx, PostgresAddress address, String name, int size) {
    return create(vertx, address, name, size, session(name));
  }

  /**
   * A pool for statements that many posts share. A commit on it is on disk, whatever the server's
   * own setting; and a plan never reads a whole table, though it was made when the table was small.
   *
   * @param name shown in {@code pg_stat_activity} and the metrics
   * @param size how many connections at most
   */
  public static Pool createHot(Vertx vertx, PostgresAddress address, String name, int size) {
    Map<String, String> session = session(name);
    session.put("synchronous_commit", "on");
    session.put("enable_seqscan", "off");
    session.put("jit", "off");
    session.put("plan_cache_mode", "force_generic_plan");
    // whoever stands still for longer counts as dead, and others wait for what it has locked
    session.put("idle_in_transaction_session_timeout", STANDSTILL_S + "s");
    return create(vertx, address, name, size, session);
  }

  private static Map<String, String> session(String name) {
    Map<String, String> session = new HashMap<>();
    session.put("application_name", name);
    session.put("statement_timeout", STATEMENT_S + "s");
    session.put("idle_in_transaction_session_timeout", "15s");
    session.put("timezone", "UTC");
    return session;
  }

  private static Pool create(
      Vertx vertx, PostgresAddress address, String name, int size, Map<String, String> session) {
    PgConnectOptions connect = address.options();
    connect.setCachePreparedStatements(true);
    // the default leaves out what is longer than 2,048 characters: parsed and planned each time
    connect.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
    connect.setProperties(session);
    PoolOptions options =
        new PoolOptions()
            // tells its metrics from the other pools'
            .setName(name)
            .setMaxSize(size)
            .setMaxWaitQueueSize(MAX_WAITING)
            .setConnectionTimeout(CONNECTION_TIMEOUT_S)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(IDLE_S)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxLifetime(MAX_LIFETIME_MIN)
            .setMaxLifetimeUnit(TimeUnit.MINUTES);
    NetClientOptions transport =
        new NetClientOptions()
            .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECTION_TIMEOUT_S))
            // a connection that hears nothing for so long is dead; idle ones leave the pool well
            // before
            .setReadIdleTimeout(DEAD_AFTER_S)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool()
        .with(options)
        .with(transport)
        .connectingTo(connect)
        .using(vertx)
        .build();
  }
}
