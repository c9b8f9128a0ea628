package ai.influgen.publishing.bench;

import ai.influgen.publishing.testing.PostFill;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How late a post's publish call is at a steady rate, with few and with very many other posts
 * waiting. The first seconds warm up and do not count.
 */
final class Lateness {
  private static final Duration AHEAD = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Lateness() {}

  static void run(Sizes sizes, BenchServer server) throws SQLException {
    List<Integer> backlogs =
        Arrays.stream(sizes.text("waiting", "10000/1000000").split("/", -1))
            .map(Integer::valueOf)
            .toList();
    warmUp(server, sizes);
    double first = 0;
    for (int waiting : backlogs) {
      System.out.printf("%,12d waiting: ", waiting);
      try (EngineRows rows = EngineRows.make(server, "lateness", sizes, waiting)) {
        Spread spread = measure(rows, sizes);
        first = first == 0 ? spread.at(0.99) : first;
        System.out.printf("%s  p99 is × %.2f%n", spread.line(), spread.at(0.99) / first);
      }
    }
  }

  /** A run that does not count: what is measured is an engine that has been running for a while. */
  static void warmUp(BenchServer server, Sizes sizes) throws SQLException {
    try (EngineRows rows = EngineRows.make(server, "warmup", sizes, 0)) {
      new EngineContestant(rows, sizes.number("tenants", 100)).run(sizes.number("warming", 5_000));
    }
  }

  /** One run of {@code rate} posts a second for so many {@code seconds}. */
  static Spread measure(EngineRows rows, Sizes sizes) throws SQLException {
    int rate = sizes.number("rate", 1_000);
    Duration length = sizes.seconds("seconds", 20);
    rows.settle();
    Duration fill = Duration.ofSeconds(2 + rate * length.toSeconds() / 5_000);
    Instant from = rows.now().plus(AHEAD).plus(fill);
    PostFill.Posts posts =
        rows.due(
            Math.toIntExact(rate * length.toSeconds()),
            from,
            length,
            0,
            sizes.number("tenants", 100));
    Sql.run(rows.connection(), "analyze due, scheduled_post, content_item, caption");
    if (rows.now().isAfter(from.minusSeconds(2))) {
      System.out.print("! filling took longer than thought: the first posts were late by that. ");
    }
    try (EngineRun engine = EngineRun.start(rows.address())) {
      rows.drained(length.plus(PATIENCE));
      int missing = posts.count() - engine.wire().count();
      if (missing > 0 || engine.wire().repeated() > 0) {
        System.out.printf("! %d not published, %d twice. ", missing, engine.wire().repeated());
      }
      return Spread.of(Due.lateness(posts, engine.wire().commits(), sizes.seconds("warmup", 5)));
    }
  }
}
