package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that never leaves takes nothing of the platform's limits. */
class GatewayIT {
  private static final Quota DAILY =
      new Quota("videos", Quota.Scope.APP, new Quota.Window.Sliding(Duration.ofHours(24)), 100);

  private final TestDatabase test = TestDatabase.fresh();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PlatformHttp http = new PlatformHttp(test.vertx(), item -> Path.of("none"));
  private final Gateway gateway =
      new Gateway(
          test.vertx(),
          http,
          EngineSettings.defaults().breaker(),
          new QuotaGate(test.database(), new DatabaseClock()),
          new EngineMetrics(meters, new DatabaseClock()),
          _ -> {});

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void givesAPlaceBackWhenNothingWasSentAndTakesNoneWhileThePlatformIsDown() {
    Step.Call call = call(nobodyThere());
    int outages = EngineSettings.defaults().breaker().atLeast();
    for (int i = 0; i < outages; i++) {
      assertThat(await(gateway.call(work(), call))).isInstanceOf(CallResult.NotSent.class);
    }

    assertThat(await(gateway.call(work(), call))).isInstanceOf(CallResult.Withheld.class);

    assertThat(Waiting.until(Duration.ofSeconds(5), this::used, used -> used == 0)).isZero();
    assertThat(calls("not_sent")).isEqualTo(outages);
    assertThat(calls("withheld")).isEqualTo(1);
    assertThat(meters.get("influgen.platform.breaker").tag("platform", "fake").gauge().value())
        .isEqualTo(1);
  }

  private double calls(String result) {
    return meters.get("influgen.platform.calls").tag("result", result).counter().count();
  }

  private int used() {
    return await(
            test.database()
                .one(
                    "select (select coalesce(sum(n), 0) from unnest(used) n)::int from quota",
                    Tuple.tuple(),
                    row -> row.getInteger(0)))
        .orElse(0);
  }

  private static int nobodyThere() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Work work() {
    Instant now = Instant.now();
    Claim claim =
        new Claim(
            IdKind.next(),
            Claim.Kind.STAGE,
            IdKind.next(),
            now,
            now,
            IdKind.next(),
            IdKind.next(),
            new PlatformName("fake"),
            null,
            0,
            false);
    PostSource.Post post =
        new PostSource.Post(true, false, false, "hash", null, null, null, null, 0, null, false);
    Account account =
        new Account("mila", "mila", new Tokens(new Secret("t"), Map.of(), null), new JsonObject());
    Payload payload = new Payload("video", "", List.of(), new JsonObject());
    PublishJob job =
        new PublishJob(
            account, payload, Journal.empty(), 1, null, now, item -> URI.create("http://none"));
    return new Work(claim, new LimitedPlatform(LIMITED), post, job, 1, "staged");
  }

  private static Step.Call call(int port) {
    return new Step.Call(
        "session",
        Step.Phase.STAGE,
        new PlatformRequest(
            HttpMethod.POST,
            URI.create("http://localhost:" + port + "/session"),
            Map.of(),
            Map.of(),
            new PlatformRequest.Body.None(),
            Duration.ofSeconds(1)));
  }

  private static final Quotas LIMITED =
      new Quotas() {
        @Override
        public List<Quota> of(Step.Call call) {
          return List.of(DAILY);
        }

        @Override
        public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
          return List.of();
        }
      };
}
