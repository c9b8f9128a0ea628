package ai.influgen.publishing.publish.quota;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.publish.LimitedPlatform;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Twenty uploads a day for all workspaces of a server: one with hundreds leaves the others theirs.
 */
class FairSharesIT {
  private static final Quota UPLOADS =
      new Quota("uploads", Scope.APP, new Window.Day(ZoneId.of("America/Los_Angeles")), 20);
  private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

  private final TestDatabase test = TestDatabase.fresh();
  private Instant now = MORNING;
  private final QuotaGate gate = new QuotaGate(test.database(), () -> now);
  private final Tenant big = new Tenant();
  private final Tenant small = new Tenant();

  private static final Quotas QUOTAS =
      new Quotas() {
        @Override
        public List<Quota> of(Step.Call call) {
          return List.of(UPLOADS);
        }

        @Override
        public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
          return List.of();
        }
      };

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void leavesAnotherWorkspaceWhatItWillWantLaterInTheDay() {
    big.schedules(300, MORNING.plusSeconds(60));
    small.schedules(5, MORNING.plus(Duration.ofHours(10)));

    assertThat(big.takes(300)).as("20, less 5 that are wanted, less what is kept").isEqualTo(11);

    now = MORNING.plus(Duration.ofHours(10));
    assertThat(small.takes(5)).isEqualTo(5);
  }

  @Test
  void keepsSomeForAWorkspaceThatSchedulesLater() {
    big.schedules(300, MORNING.plusSeconds(60));

    assertThat(big.takes(300)).isEqualTo(16);

    now = MORNING.plus(Duration.ofHours(6));
    small.schedules(3, now);
    assertThat(small.takes(3)).isEqualTo(3);
  }

  @Test
  void letsGoOfWhatWasKeptBeforeTheDayEnds() {
    big.schedules(300, MORNING.plusSeconds(60));
    assertThat(big.takes(300)).isEqualTo(16);

    now = MORNING.plus(Duration.ofHours(23)).plusSeconds(1800);
    assertThat(big.takes(300)).as("a part of one is one").isEqualTo(3);
  }

  @Test
  void tellsThatItIsTheShareAndToAskAgainBeforeTheDayEnds() {
    big.schedules(300, MORNING.plusSeconds(60));
    small.schedules(5, MORNING.plus(Duration.ofHours(10)));
    big.takes(11);

    QuotaRefusal refusal = await(big.take()).orElseThrow();

    assertThat(refusal.message()).contains("20", "fair share");
    assertThat(refusal.until()).isEqualTo(MORNING.plus(Duration.ofHours(1)));
  }

  @Test
  void givesTheShareBackWithThePlace() {
    big.schedules(300, MORNING.plusSeconds(60));
    small.schedules(5, MORNING.plus(Duration.ofHours(10)));
    big.takes(11);

    await(gate.release(big.caller(), CALL));

    assertThat(big.takes(3)).isEqualTo(1);
  }

  @Test
  void neverExceedsTheLimitWhoeverAsks() {
    big.schedules(300, MORNING.plusSeconds(60));
    small.schedules(300, MORNING.plusSeconds(60));

    int taken = big.takes(200) + small.takes(200);

    assertThat(taken).isEqualTo(20);
  }

  private static final Step.Call CALL =
      new Step.Call(
          "upload",
          Step.Phase.STAGE,
          new PlatformRequest(
              HttpMethod.POST,
              URI.create("http://localhost/upload"),
              Map.of(),
              Map.of(),
              new PlatformRequest.Body.None(),
              Duration.ofSeconds(1)));

  /** A workspace with one account on the platform. */
  private final class Tenant {
    private final UUID workspace = IdKind.next();
    private final UUID character = IdKind.next();
    private final UUID connection = IdKind.next();

    Tenant() {
      run("insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')", workspace);
      run(
          "insert into character (id, workspace_id, name, timezone) values ($1, $2, 'c', 'UTC')",
          character,
          workspace);
      run(
          "insert into connection (id, workspace_id, platform, state) values ($1, $2, 'fake', 'connected')",
          connection,
          workspace);
    }

    void schedules(int posts, Instant at) {
      UUID content = IdKind.next();
      run(
          """
          insert into content_item (id, workspace_id, character_id, status, approval_hash)
          values ($1, $2, $3, 'approved', 'hash')
          """,
          content,
          workspace,
          character);
      run(
          """
          insert into scheduled_post (id, workspace_id, content_id, character_id, platform, connection_id, status,
                                      scheduled_at, timezone, approval_hash, repost)
          select gen_random_uuid(), $1, $2, $3, 'fake', $4, 'pending', $5, 'UTC', 'hash', true
          from generate_series(1, $6)
          """,
          workspace,
          content,
          character,
          connection,
          at.atOffset(ZoneOffset.UTC),
          posts);
    }

    QuotaCaller caller() {
      return new QuotaCaller(new LimitedPlatform(QUOTAS), "account", workspace);
    }

    Future<Optional<QuotaRefusal>> take() {
      return gate.take(caller(), CALL);
    }

    /** How many of so many are let through, all asked at once. */
    int takes(int calls) {
      List<Future<Optional<QuotaRefusal>>> asked =
          IntStream.range(0, calls).mapToObj(_ -> take()).toList();
      await(Future.all(asked));
      return (int) asked.stream().filter(taken -> taken.result().isEmpty()).count();
    }
  }

  private void run(String sql, Object... parameters) {
    await(test.database().execute(sql, Tuple.wrap(parameters)));
  }
}
