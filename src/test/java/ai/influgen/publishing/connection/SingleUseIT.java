package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.at;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refresh token that works once, as the simulated X gives it. */
class SingleUseIT {
  @TempDir Path dataDir;

  private final CaughtLog log = new CaughtLog();
  private XWorld x;

  @BeforeEach
  void connect() {
    x = new XWorld(dataDir);
  }

  @AfterEach
  void close() {
    log.close();
    x.close();
  }

  @Test
  void eightInstancesRefreshAnExpiringTokenOnce() {
    AtomicInteger calls = new AtomicInteger();
    List<XWorld.Instance> instances =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    x.instance(
                        caller ->
                            request -> {
                              calls.incrementAndGet();
                              return caller.call(request);
                            }))
            .toList();

    for (int round = 1; round <= 2; round++) {
      int generation = x.world.row(x.id).getInteger("token_generation");
      x.world.now = Objects.requireNonNull(at(x.world.row(x.id), "refresh_by"));
      List<Future<?>> all = new ArrayList<>();
      for (XWorld.Instance instance : instances) {
        all.add(instance.tick().once());
        all.add(instance.connections().refresh(x.world.caller.workspaceId(), x.id, generation));
        all.add(instance.connections().usable(x.world.caller.workspaceId(), x.id));
      }
      await(Future.all(all));

      assertThat(calls).as("refreshes asked for").hasValue(round);
      assertThat(x.spent()).as("in the sandbox's log").isEqualTo(round);
      assertThat(x.integration().getString("state")).isEqualTo("connected");
      assertThat(x.world.row(x.id).getInteger("token_generation")).isEqualTo(generation + 1);
      assertThat(x.answerToTokens()).isEqualTo(200);
    }
  }

  /** The server dies when X has answered and nothing is stored yet. */
  @Test
  void aRefreshThatWasCutOffIsToldToWhoeverHasToConnectAgain() {
    Promise<PlatformResponse> dead = Promise.promise();
    Promise<Void> answered = Promise.promise();
    XWorld.Instance dying =
        x.instance(
            caller ->
                request ->
                    caller.call(request).compose(answer -> answered(answered, dead.future())));
    dying.connections().refresh(x.world.caller.workspaceId(), x.id, 1);
    await(answered.future());
    assertThat(x.spent()).isEqualTo(1);
    theLeaseRunsOut();
    XWorld.Instance next = x.instance(caller -> caller);

    Refresh result = await(next.connections().refresh(x.world.caller.workspaceId(), x.id, 1));

    assertThat(result)
        .isInstanceOfSatisfying(
            Refresh.Ended.class, ended -> assertThat(ended.message()).contains("cut off"));
    assertThat(x.integration().getString("state")).isEqualTo("expired");
    assertThat(x.integration().getString("message"))
        .contains("An earlier refresh was cut off", "Connect again.");
    assertThat(log.text())
        .contains(
            "a refresh of " + IdKind.CONNECTION.show(x.id) + " was cut off",
            IdKind.CONNECTION.show(x.id) + " has expired: the platform ended it after a refresh");
  }

  /** The same, but it has not died: its answer comes when others have given the connection up. */
  @Test
  void aLateAnswerBringsAnExpiredConnectionBack() {
    Promise<Void> go = Promise.promise();
    Promise<Void> answered = Promise.promise();
    XWorld.Instance slow =
        x.instance(
            caller ->
                request ->
                    caller
                        .call(request)
                        .compose(
                            answer -> {
                              answered.complete();
                              return go.future().map(answer);
                            }));
    Future<Refresh> late = slow.connections().refresh(x.world.caller.workspaceId(), x.id, 1);
    await(answered.future());
    theLeaseRunsOut();
    await(
        x.instance(caller -> caller).connections().refresh(x.world.caller.workspaceId(), x.id, 1));
    assertThat(x.integration().getString("state")).isEqualTo("expired");

    go.complete();

    assertThat(await(late)).isInstanceOf(Refresh.Fresh.class);
    assertThat(x.integration().getString("state")).isEqualTo("connected");
    assertThat(x.answerToTokens()).isEqualTo(200);
    assertThat(x.world.reconnected).containsExactly(x.id);
  }

  /** It dies before the call: nothing is spent, and nobody has to do anything. */
  @Test
  void aRefreshThatWasCutOffBeforeTheCallIsRepeated() {
    theLeaseRunsOut();
    x.world.now = x.world.now.plus(Duration.ofMinutes(100));

    assertThat(
            await(
                x.instance(caller -> caller)
                    .connections()
                    .refresh(x.world.caller.workspaceId(), x.id, 1)))
        .isInstanceOf(Refresh.Fresh.class);
    assertThat(log.text()).contains("was cut off");
    assertThat(x.answerToTokens()).isEqualTo(200);
  }

  /** A no that has nothing to do with a refresh that was cut off is told in its own words. */
  @Test
  void anEndThatHasAnotherReasonIsNotBlamedOnARefresh() {
    x.sandbox.post(
        "/sandbox/tokens/revoke",
        new JsonObject().put("platform", "twitter").put("account", "mila_demo"));

    await(x.world.instance().refresh(x.world.caller.workspaceId(), x.id, 1));

    assertThat(x.integration().getString("state")).isEqualTo("expired");
    assertThat(x.integration().getString("message"))
        .contains("X has ended the access")
        .doesNotContain("cut off");
  }

  private static Future<PlatformResponse> answered(
      Promise<Void> signal, Future<PlatformResponse> instead) {
    signal.complete();
    return instead;
  }

  private void theLeaseRunsOut() {
    x.world.update(
        """
        update connection set refresh_lease = coalesce(refresh_lease, gen_random_uuid()),
          refresh_lease_until = clock_timestamp() - interval '1 second' where id = $1
        """,
        Tuple.of(x.id));
  }
}
