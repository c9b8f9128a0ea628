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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls are counted before they are made, by whichever instance. */
class QuotaGateIT {
  private static final Quota POSTS =
      new Quota("posts", Scope.ACCOUNT, new Window.Sliding(Duration.ofMinutes(1)), 6);
  private static final Quota APP =
      new Quota("app", Scope.APP, new Window.Sliding(Duration.ofHours(24)), 8);
  private static final Step.Call PUBLISH = call("publish");
  private static final UUID WORKSPACE = IdKind.next();
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase test = TestDatabase.fresh();
  private Instant now = START;
  private final QuotaGate gate = new QuotaGate(test.database(), () -> now);
  private final QuotaCaller mila = caller("mila");
  private final QuotaCaller nova = caller("nova");

  /** Every call takes one of both; an answer tells by a header what is left of the posts. */
  private static final Quotas QUOTAS =
      new Quotas() {
        @Override
        public List<Quota> of(Step.Call call) {
          return List.of(POSTS, APP);
        }

        @Override
        public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
          return response
              .header("left")
              .map(left -> List.of(new Reading(POSTS, Integer.parseInt(left), null)))
              .orElse(List.of());
        }
      };

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void letsAsManyThroughAsThePlatformTakesAndTellsTheOthersWhenToCome() {
    for (int i = 0; i < 6; i++) {
      assertThat(take(mila)).isEmpty();
    }

    QuotaRefusal first = take(mila).orElseThrow();
    assertThat(first.until()).isBetween(START.plusSeconds(60), START.plusSeconds(62));
    assertThat(first.message()).contains("6", "1 minute", "this account");

    now = first.until();
    assertThat(take(mila)).isEmpty();
  }

  @Test
  void countsEachAccountByItselfAndTheAppOverAll() {
    for (int i = 0; i < 6; i++) {
      assertThat(take(mila)).isEmpty();
    }
    assertThat(take(nova)).isEmpty();
    assertThat(take(nova)).isEmpty();

    QuotaRefusal over = take(nova).orElseThrow();

    assertThat(over.message()).contains("all accounts", "24 hours");
    assertThat(used("account/fake/nova")).as("what was taken is given back").isEqualTo(2);
  }

  @Test
  void neverLetsMoreThroughHoweverManyAskAtOnce() {
    List<Future<Optional<QuotaRefusal>>> asked =
        IntStream.range(0, 30).mapToObj(_ -> gate.take(mila, PUBLISH)).toList();

    await(Future.all(asked));

    assertThat(asked.stream().filter(taken -> taken.result().isEmpty())).hasSize(6);
    assertThat(asked.stream().flatMap(taken -> taken.result().stream()).map(o -> o.until()))
        .as("24 that wait: six a minute")
        .anyMatch(until -> until.isAfter(START.plusSeconds(235)))
        .allMatch(until -> until.isBefore(START.plusSeconds(245)));
  }

  @Test
  void takesAPlaceBackThatWasNotUsed() {
    for (int i = 0; i < 6; i++) {
      take(mila);
    }

    await(gate.release(mila, PUBLISH));

    assertThat(take(mila)).isEmpty();
    assertThat(take(mila)).isPresent();
  }

  @Test
  void believesThePlatformMoreThanItsOwnCount() {
    take(mila);
    answered("2");

    assertThat(take(mila)).isEmpty();
    assertThat(take(mila)).isEmpty();
    assertThat(take(mila)).as("three were made elsewhere").isPresent();
  }

  @Test
  void staysAwayWhenThePlatformSaysThatNothingIsLeft() {
    answered("0");

    assertThat(take(mila).orElseThrow().until()).isEqualTo(START.plusSeconds(60));

    now = START.plusSeconds(61);
    assertThat(take(mila)).isEmpty();
  }

  private Optional<QuotaRefusal> take(QuotaCaller caller) {
    return await(gate.take(caller, PUBLISH));
  }

  private void answered(String left) {
    await(gate.learn(mila, PUBLISH, new PlatformResponse(200, Map.of("left", left), "{}")));
  }

  private int used(String subject) {
    return await(
            test.database()
                .one(
                    "select (select sum(n) from unnest(used) n)::int from quota where subject = $1",
                    Tuple.of(subject),
                    row -> row.getInteger(0)))
        .orElse(0);
  }

  private static QuotaCaller caller(String remoteId) {
    return new QuotaCaller(new LimitedPlatform(QUOTAS), remoteId, WORKSPACE);
  }

  private static Step.Call call(String name) {
    return new Step.Call(
        name,
        Step.Phase.COMMIT,
        new PlatformRequest(
            HttpMethod.POST,
            URI.create("http://localhost/publish"),
            Map.of(),
            Map.of(),
            new PlatformRequest.Body.None(),
            Duration.ofSeconds(1)));
  }
}
