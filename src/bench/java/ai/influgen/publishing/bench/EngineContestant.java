package ai.influgen.publishing.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** This engine: posts that are due, to their outcomes, by the whole real path. */
record EngineContestant(EngineRows rows, int tenants) implements Contestant {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public double run(int count) throws SQLException {
    rows.clear();
    rows.due(count, rows.now().minusSeconds(1), Duration.ofMillis(1), 0, tenants);
    rows.settle();
    try (EngineRun engine = EngineRun.start(rows.address())) {
      Instant start = rows.now();
      rows.drained(PATIENCE);
      if (engine.wire().repeated() > 0 || engine.wire().count() != count) {
        System.out.printf(
            "! %d of %d posts had a publish call, %d had more than one%n",
            engine.wire().count(), count, engine.wire().repeated());
      }
      return rows.rate(start);
    }
  }
}
