package ai.influgen.publishing.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * What a snapshot costs that somebody holds open all the while, as a report or a backup does: no
 * row that dies meanwhile can be cleared away.
 */
final class Snapshot {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Snapshot() {}

  /** What was measured one way. */
  private record Measured(Spread late, double rate, long dead) {}

  static void run(Sizes sizes, BenchServer server) throws SQLException {
    Lateness.warmUp(server, sizes);
    Measured without = measure(server, sizes, false);
    Measured with = measure(server, sizes, true);
    System.out.printf(
        "%nheld: p99 is × %.2f, throughput is × %.2f%n",
        with.late().at(0.99) / without.late().at(0.99), with.rate() / without.rate());
  }

  private static Measured measure(BenchServer server, Sizes sizes, boolean held)
      throws SQLException {
    try (EngineRows rows =
            EngineRows.make(server, "snapshot", sizes, sizes.number("waiting", 100_000));
        Connection other = BenchServer.connect(rows.address())) {
      if (held) {
        other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        other.setAutoCommit(false);
        Sql.run(other, "select count(*) from instance");
      }
      Spread late = Lateness.measure(rows, sizes);
      double rate = rate(rows, sizes);
      long dead =
          Sql.number(
              rows.connection(),
              "select sum(n_dead_tup) from pg_stat_user_tables where relname in ('due', 'inflight')");
      Measured measured = new Measured(late, rate, dead);
      System.out.printf(
          "%-13s %s  then %,.0f/s  dead rows in the queue %,d%n",
          held ? "snapshot held" : "none held", late.line(), rate, dead);
      return measured;
    }
  }

  private static double rate(EngineRows rows, Sizes sizes) throws SQLException {
    rows.due(
        sizes.number("posts", 20_000),
        rows.now().minusSeconds(1),
        Duration.ofMillis(1),
        0,
        sizes.number("tenants", 100));
    Sql.run(rows.connection(), "analyze due, scheduled_post, content_item, caption");
    try (EngineRun _ = EngineRun.start(rows.address())) {
      Instant start = rows.now();
      rows.drained(PATIENCE);
      return rows.rate(start);
    }
  }
}
