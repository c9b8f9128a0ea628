package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VitalsIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final EngineRows rows = new EngineRows(test.database());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vitals vitals =
      new Vitals(
          test.database(),
          new Claims(test.database(), rows.workspace),
          List.of(new PlatformName("instagram")),
          new EngineMetrics(registry, InstantSource.system()));

  @AfterEach
  void close() {
    test.close();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void tellsHowLateTheOldestWaitingPostIs() {
    await(vitals.sample(7, 3));
    assertThat(gauge("influgen.publish.overdue.seconds")).isZero();

    rows.duePost(Instant.now().plusSeconds(60));
    await(vitals.sample(7, 3));
    assertThat(gauge("influgen.publish.overdue.seconds")).as("not yet due").isZero();

    rows.duePost(Instant.now().minusSeconds(90));
    await(vitals.sample(7, 3));
    assertThat(gauge("influgen.publish.overdue.seconds")).isBetween(89.0, 120.0);
    assertThat(gauge("influgen.publish.claimed")).isEqualTo(7);
    assertThat(gauge("influgen.publish.working")).isEqualTo(3);
  }

  @Test
  void tellsOfASnapshotThatIsHeld() {
    await(
        test.database()
            .transaction(
                tx ->
                    tx.query("set transaction isolation level repeatable read")
                        .execute()
                        .compose(_ -> tx.query("select count(*) from due").execute())
                        .compose(_ -> transaction())
                        .compose(_ -> transaction())
                        .compose(_ -> transaction())
                        .compose(_ -> vitals.sample(0, 0))));

    assertThat(gauge("influgen.database.snapshot.age")).isGreaterThanOrEqualTo(3);
  }

  private Future<Integer> transaction() {
    return test.database().execute("update workspace set name = name || 'x'", Tuple.tuple());
  }
}
