package ai.influgen.publishing.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What one post costs the database: log written, rows that die, and how many updates stay put. */
final class Wal {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Sessions tell their counts when they end, and at most a second later. */
  private static final Duration STATISTICS = Duration.ofSeconds(2);

  private static final String TABLES =
      """
      select relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_tup_del, n_dead_tup from pg_stat_user_tables
      where n_tup_ins + n_tup_upd + n_tup_del > 0 order by relname
      """;

  private Wal() {}

  static void run(Sizes sizes, BenchServer server) throws SQLException {
    int count = sizes.number("posts", 20_000);
    try (EngineRows rows = EngineRows.make(server, "wal", sizes, sizes.number("waiting", 0))) {
      rows.due(
          count, rows.now().minusSeconds(1), Duration.ofMillis(1), 0, sizes.number("tenants", 100));
      rows.settle();
      Sql.run(rows.connection(), "select pg_stat_reset()");
      long before = written(rows);
      long images = images(rows);
      try (EngineRun _ = EngineRun.start(rows.address())) {
        rows.drained(PATIENCE);
      }
      LockSupport.parkNanos(STATISTICS.toNanos());
      System.out.printf(
          "WAL per post: %,.0f bytes, %.2f full-page images (all pages were clean before)%n%n",
          (written(rows) - before) / (double) count, (images(rows) - images) / (double) count);
      tables(rows, count);
    }
  }

  private static long written(EngineRows rows) throws SQLException {
    return Sql.number(rows.connection(), "select pg_current_wal_lsn() - '0/0'::pg_lsn");
  }

  private static long images(EngineRows rows) throws SQLException {
    return Sql.number(rows.connection(), "select wal_fpi from pg_stat_wal");
  }

  private static void tables(EngineRows rows, int count) throws SQLException {
    System.out.printf(
        "%-28s %8s %8s %8s %8s %10s   per post%n",
        "", "inserts", "updates", "HOT", "deletes", "dead now");
    try (Statement statement = rows.connection().createStatement();
        ResultSet table = statement.executeQuery(TABLES)) {
      while (table.next()) {
        long updates = table.getLong(3);
        System.out.printf(
            "%-28s %8.2f %8.2f %7.0f%% %8.2f %,10d%n",
            table.getString(1),
            table.getLong(2) / (double) count,
            updates / (double) count,
            updates == 0 ? 0 : 100.0 * table.getLong(4) / updates,
            table.getLong(5) / (double) count,
            table.getLong(6));
      }
    }
  }
}
