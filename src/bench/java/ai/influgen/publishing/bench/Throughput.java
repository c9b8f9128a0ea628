package ai.influgen.publishing.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many posts a second, from due to the outcome stored, beside a scheduler that does nothing and
 * beside the database alone. Rounds take turns, so that a noisy machine is noisy for everybody; the
 * first ones warm up and don't count: the JVM compiles for as long as some fifty thousand posts
 * take.
 */
final class Throughput {
  private Throughput() {}

  static void run(Sizes sizes, BenchServer server) throws SQLException {
    int tenants = sizes.number("tenants", 100);
    try (EngineRows engine = EngineRows.make(server, "engine", sizes, 0);
        EngineRows bare = EngineRows.make(server, "bare", sizes, 0);
        DbScheduler scheduler = new DbScheduler(server.empty("dbscheduler"), sizes)) {
      List<Contestant> contestants =
          List.of(
              new EngineContestant(engine, tenants),
              scheduler,
              new BareSql(
                  bare, tenants, sizes.number("batch", 500), sizes.number("connections", 2)));
      report(rounds(contestants, sizes));
    }
  }

  private static Map<String, List<Double>> rounds(List<Contestant> contestants, Sizes sizes)
      throws SQLException {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    int warmups = sizes.number("warmups", 2);
    for (int round = 1 - warmups; round <= sizes.number("rounds", 5); round++) {
      System.out.print(round > 0 ? "round " + round + ":   " : "warming up:");
      for (Contestant contestant : contestants) {
        double rate = contestant.run(sizes.number("posts", 20_000));
        System.out.printf("  %s %,.0f/s", contestant.name(), rate);
        if (round > 0) {
          rates.computeIfAbsent(contestant.name(), _ -> new ArrayList<>()).add(rate);
        }
      }
      System.out.println();
    }
    return rates;
  }

  private static void report(Map<String, List<Double>> rates) {
    double engine = Spread.of(rates.getOrDefault("engine", List.of())).median();
    System.out.printf("%n%-14s %10s %10s %10s %14s%n", "", "median/s", "min", "max", "engine is ×");
    rates.forEach(
        (name, all) -> {
          Spread spread = Spread.of(all);
          System.out.printf(
              "%-14s %,10.0f %,10.0f %,10.0f %14.2f%n",
              name, spread.median(), spread.min(), spread.max(), engine / spread.median());
        });
  }
}
