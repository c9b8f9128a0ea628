package ai.influgen.publishing.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after one of several engines is killed the others commit what it had claimed and not yet
 * been permitted to send. Posts of an account whose newest call is unsettled by the kill are not
 * counted: they wait until the platform was asked.
 */
final class Takeover {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Takeover() {}

  static void run(Sizes sizes, BenchServer server) throws SQLException, IOException {
    int rounds = sizes.number("rounds", 5);
    List<Double> all = new ArrayList<>();
    try (EngineRows rows = EngineRows.make(server, "takeover", sizes, 0)) {
      for (int round = 1; round <= rounds; round++) {
        List<Double> seconds = round(rows, sizes);
        System.out.printf(
            "round %d: %d posts taken over%s%n",
            round,
            seconds.size(),
            seconds.isEmpty()
                ? ""
                : ", the last %.2f s after the kill".formatted(Spread.of(seconds).max()));
        all.addAll(seconds);
      }
    }
    Spread spread = Spread.of(all);
    System.out.printf(
        "%nkill to commit: n %d  p50 %.2f  p99 %.2f  max %.2f s%n",
        spread.sorted().size(), spread.median(), spread.at(0.99), spread.max());
  }

  // all are due within the horizon, so that the one that is killed holds claims at any time
  private static List<Double> round(EngineRows rows, Sizes sizes) throws SQLException, IOException {
    int rate = sizes.number("rate", 100);
    Duration length = sizes.seconds("seconds", 12);
    rows.clear();
    List<EngineProcess> engines = new ArrayList<>();
    try {
      for (int i = 0; i < sizes.number("instances", 2); i++) {
        engines.add(EngineProcess.start(rows.address(), "-Xmx256m", "-XX:+UseSerialGC"));
      }
      rows.due(
          Math.toIntExact(rate * length.toSeconds()),
          rows.now().plusSeconds(2),
          length,
          0,
          sizes.number("tenants", 100));
      LockSupport.parkNanos(length.dividedBy(2).toNanos());
      EngineProcess victim = engines.removeFirst();
      victim.kill();
      return takenOver(rows, victim.instance(), rows.now());
    } finally {
      engines.forEach(EngineProcess::close);
    }
  }

  private static List<Double> takenOver(EngineRows rows, UUID dead, Instant killed)
      throws SQLException {
    Sql.run(
        rows.connection(),
        """
        drop table if exists orphan;
        create table orphan as
        select post_id from inflight i where instance_id = '%s' and state = 'claimed'
          and not exists (select 1 from inflight s where s.connection_id = i.connection_id and s.state = 'sending');
        """
            .formatted(dead));
    rows.drained(PATIENCE);
    return Sql.numbers(
        rows.connection(),
        """
        select extract(epoch from p.intent_at - timestamptz '%s') from scheduled_post p join orphan o on o.post_id = p.id
        where p.status = 'published'
        """
            .formatted(killed));
  }
}
