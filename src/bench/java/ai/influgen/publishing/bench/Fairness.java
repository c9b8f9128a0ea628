package ai.influgen.publishing.bench;

import ai.influgen.publishing.testing.PostFill;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a rush in one second treats tenants alike, and what one tenant's rush does to others. */
final class Fairness {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Fairness() {}

  /** Whose posts are due in that second: so many, dealt out to those tenants. */
  private record Group(int count, int firstTenant, int tenants) {}

  static void run(Sizes sizes, BenchServer server) throws SQLException {
    int posts = sizes.number("posts", 10_000);
    int tenants = sizes.number("tenants", 100);
    int rush = sizes.number("rush", 50_000);
    Group others = new Group(posts, 1, tenants - 1);
    measure(server, sizes, "warming up", List.of(new Group(posts / 5, 0, tenants)));
    measure(server, sizes, "all alike", List.of(new Group(posts, 0, tenants)));
    measure(
        server,
        sizes,
        "one has half",
        List.of(new Group(posts / 2, 0, 1), new Group(posts / 2, 1, tenants - 1)));
    double alone = measure(server, sizes, "without the rush", List.of(others));
    double beside =
        measure(server, sizes, "one tenant's rush", List.of(new Group(rush, 0, 1), others));
    System.out.printf("%nothers' p99 beside one tenant's %,d: × %.2f%n", rush, beside / alone);
  }

  /** The p99 of all but the first tenant. */
  private static double measure(BenchServer server, Sizes sizes, String name, List<Group> groups)
      throws SQLException {
    try (EngineRows rows = EngineRows.make(server, "fairness", sizes, 0)) {
      int all = groups.stream().mapToInt(Group::count).sum();
      Instant from = rows.now().plusSeconds(6 + all / 5_000);
      List<PostFill.Posts> posts = new ArrayList<>();
      for (Group group : groups) {
        posts.add(rows.due(group.count(), from, SECOND, group.firstTenant(), group.tenants()));
      }
      rows.settle();
      try (EngineRun engine = EngineRun.start(rows.address())) {
        rows.drained(PATIENCE);
        return report(name, Due.byTenant(posts, engine.wire().commits()));
      }
    }
  }

  private static double report(String name, Map<Integer, List<Double>> late) {
    List<Double> p99s = late.values().stream().map(all -> Spread.of(all).at(0.99)).toList();
    Spread others =
        Spread.of(
            late.entrySet().stream()
                .filter(entry -> entry.getKey() != 0)
                .flatMap(entry -> entry.getValue().stream())
                .toList());
    Spread tenants = Spread.of(p99s);
    System.out.printf(
        "%-18s tenants' p99 %,.0f to %,.0f ms: × %.2f   first tenant's %,.0f ms   others: %s%n",
        name,
        tenants.min(),
        tenants.max(),
        tenants.max() / tenants.min(),
        Spread.of(late.getOrDefault(0, List.of(0.0))).at(0.99),
        others.line());
    return others.at(0.99);
  }
}
