package ai.influgen.publishing.runtime;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The way to PostgreSQL: prepared statements on a pool. The API and the engine have one each, so
 * that a burst of requests never holds up a post.
 */
public final class Database {
  /**
   * Longer than the server's own limit for a statement: a connection that is silent for so long is
   * dead, though nothing may ever say so.
   */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final Pool pool;

  public Database(Pool pool) {
    this.pool = pool;
  }

  /** Every row of a query, mapped. */
  public <T> Future<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapper) {
    return list(pool, sql, parameters, mapper);
  }

  /** The only row of a query, mapped; empty if there is none. */
  public <T> Future<Optional<T>> one(String sql, Tuple parameters, Function<Row, T> mapper) {
    return list(sql, parameters, mapper).map(rows -> rows.stream().findFirst());
  }

  /** Runs a statement; the future holds how many rows it touched. */
  public Future<Integer> execute(String sql, Tuple parameters) {
    return execute(pool, sql, parameters);
  }

  /**
   * Runs the work in one transaction (READ COMMITTED) on one connection; commits if its future
   * succeeds, else rolls back. The work must use the connection it is given and nothing else of
   * this database, or it may wait for itself.
   */
  public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(work);
  }

  /** Runs work outside of a transaction that takes whatever it can ask. */
  public <T> Future<T> with(Function<SqlClient, Future<T>> work) {
    return work.apply(pool);
  }

  /** Every row of a query on a given connection, mapped. */
  public static <T> Future<List<T>> list(
      SqlClient client, String sql, Tuple parameters, Function<Row, T> mapper) {
    return answered(client, sql, parameters).map(rows -> mapped(rows, mapper));
  }

  /** The only row of a query on a given connection, mapped; empty if there is none. */
  public static <T> Future<Optional<T>> one(
      SqlClient client, String sql, Tuple parameters, Function<Row, T> mapper) {
    return list(client, sql, parameters, mapper).map(rows -> rows.stream().findFirst());
  }

  /** Runs a statement on a given connection; the future holds how many rows it touched. */
  public static Future<Integer> execute(SqlClient client, String sql, Tuple parameters) {
    return answered(client, sql, parameters).map(RowSet::rowCount);
  }

  private static Future<RowSet<Row>> answered(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .timeout(SILENCE.toSeconds(), TimeUnit.SECONDS)
        .recover(e -> Future.failedFuture(e instanceof TimeoutException ? new Silent() : e));
  }

  /** The database has not answered for longer than any statement may take. */
  static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Silent() {
      super("the database did not answer within " + SILENCE.toSeconds() + " s", null, false, false);
    }
  }

  private static <T> List<T> mapped(RowSet<Row> rows, Function<Row, T> mapper) {
    List<T> list = new ArrayList<>(rows.size());
    rows.forEach(row -> list.add(mapper.apply(row)));
    return list;
  }
}
