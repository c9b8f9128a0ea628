package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is many of one tenant, account or platform moves nobody else's posts. */
class FairnessIT {
  private static final Duration QUICK = Duration.ofMillis(5);
  private static final String NONE = "(none)";

  private final TestDatabase test = TestDatabase.fresh();
  private final FairRows rows = new FairRows(test);
  private final Set<UUID> awaited = new HashSet<>();

  @AfterEach
  void close() {
    test.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 250})
  void aTenantsManyDueAtOnceDoNotDelayOthers(int accounts) {
    Instant due = Instant.now();
    rows.posts(rows.tenant("instagram", accounts), 5_000, _ -> due);
    for (int i = 0; i < 20; i++) {
      awaited.addAll(rows.posts(rows.tenant("instagram", 1), 1, _ -> due));
    }

    List<UUID> order = sent(wire(NONE), 1);

    assertThat(order.size()).as("sent before the last of the others").isLessThan(400);
  }

  @Test
  void aBacklogDoesNotDelayWhatIsDueNow() {
    Instant due = Instant.now().minusSeconds(30);
    rows.posts(rows.tenant("instagram", 500), 5_000, i -> due.plusMillis(i));
    awaited.addAll(rows.posts(rows.tenant("instagram", 1), 1, _ -> Instant.now()));

    assertThat(sent(wire(NONE), 1).size()).isLessThan(2_500);
  }

  @Test
  void aDeadPlatformDoesNotDelayAnother() {
    Instant due = Instant.now().minusSeconds(60);
    rows.posts(rows.tenant("instagram", 300), 3_000, _ -> due);
    awaited.addAll(rows.posts(rows.tenant("twitter", 10), 50, _ -> Instant.now()));

    assertThat(sent(wire("instagram"), 1)).hasSize(50);
  }

  @Test
  void anAccountsPostsGoInOrderWithSeveralEngines() {
    Instant due = Instant.now().minusSeconds(3);
    List<UUID> posts = rows.posts(rows.tenant("instagram", 1), 300, i -> due.plusMillis(3L * i));
    awaited.addAll(posts);

    assertThat(sent(wire(NONE), 3)).isEqualTo(posts);
  }

  private CountingWire wire(String dead) {
    Set<UUID> missing = new HashSet<>(awaited);
    Predicate<List<UUID>> all =
        order -> {
          missing.remove(order.getLast());
          return missing.isEmpty();
        };
    return new CountingWire(test.vertx(), QUICK, dead, all);
  }

  private List<UUID> sent(CountingWire wire, int engines) {
    try (EngineFleet fleet = new EngineFleet(test, wire)) {
      for (int i = 0; i < engines; i++) {
        fleet.start("instagram", "twitter");
      }
      return new ArrayList<>(await(wire.order()));
    }
  }
}
