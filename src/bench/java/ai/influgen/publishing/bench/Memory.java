package ai.influgen.publishing.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** How much memory the engine's process takes while it works off as much as it can. */
final class Memory {
  private static final Duration SAMPLE = Duration.ofMillis(200);

  private Memory() {}

  static void run(Sizes sizes, BenchServer server) throws SQLException, IOException {
    int count = sizes.number("posts", 50_000);
    try (EngineRows rows = EngineRows.make(server, "memory", sizes, 0)) {
      rows.due(
          count, rows.now().minusSeconds(1), Duration.ofMillis(1), 0, sizes.number("tenants", 100));
      rows.settle();
      Instant start = rows.now();
      try (EngineProcess engine =
          EngineProcess.start(
              rows.address(), "-XX:+UseG1GC", "-Xmx" + sizes.text("heap", "256m"))) {
        long atStart = engine.memory("VmRSS");
        while (engine.runs() && rows.left() > 0) {
          LockSupport.parkNanos(SAMPLE.toNanos());
        }
        System.out.printf(
            "resident: %d MB at the start, %d MB at the end, %d MB at most, at %,.0f posts/s%n",
            atStart, engine.memory("VmRSS"), engine.memory("VmHWM"), rows.rate(start));
      }
    }
  }
}
