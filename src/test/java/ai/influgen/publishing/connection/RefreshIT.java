package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshIT {
  private static final Instant LATER_END = SIXTY_DAYS_ON.plus(Duration.ofDays(30));

  /** When the first tokens are due, however they are spread. */
  private static final Instant LATEST = START.plus(Duration.ofDays(45));

  private final ConnectionWorld world = new ConnectionWorld();
  private final Promise<PlatformResponse> answer = Promise.promise();
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void connect() {
    id = world.connected();
    world.requests.clear();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void callsThePlatformOnceForEightWhoAskAtOnce() {
    refreshesTo("NEW");
    world.answers = request -> answer.future();
    AtomicInteger waiting = new AtomicInteger();
    Pause timers = world.pause;
    world.pause =
        length -> {
          if (waiting.incrementAndGet() == 7) {
            answer.complete(new PlatformResponse(200, Map.of(), "{}"));
          }
          return timers.of(length);
        };

    List<Future<Refresh>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(refresh(1));
    }

    assertThat(all.stream().map(f -> (Object) await(f))).containsOnly(new Refresh.Fresh());
    assertThat(world.requests).hasSize(1);
    assertThat(usable().generation()).isEqualTo(2);
    assertThat(usable().account().tokens().access().reveal()).isEqualTo("NEW");
  }

  @Test
  void makesNoCallForTokensThatHaveBeenReplacedAlready() {
    refreshesTo("NEW");
    await(refresh(1));
    world.requests.clear();

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);
    assertThat(world.requests).isEmpty();
  }

  @Test
  void plansTheNextRefreshByTheNewTokensLife() {
    refreshesTo("NEW");
    world.now = START.plus(Duration.ofDays(30));

    await(refresh(1));

    assertThat(ConnectionWorld.at(world.row(id), "token_expires_at")).isEqualTo(LATER_END);
    assertThat(ConnectionWorld.at(world.row(id), "refresh_at"))
        .isBetween(LATER_END.minus(Duration.ofDays(30)), LATER_END.minus(Duration.ofDays(15)));
  }

  @Test
  void staysConnectedWhenARefreshDoesNotWorkForNow() {
    world.instagram.refreshEnd = new RefreshStep.Later("busy");

    assertThat(await(refresh(1))).isEqualTo(new Refresh.Later("busy"));

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(usable().generation()).isEqualTo(1);
  }

  @Test
  void staysConnectedWhenThePlatformDoesNotAnswer() {
    world.answers = request -> Future.failedFuture("SECRET cause");

    assertThat(await(refresh(1)))
        .isInstanceOfSatisfying(
            Refresh.Later.class, later -> assertThat(later.message()).doesNotContain("SECRET"));
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void tellsThoseWhoWaitedThatItDidNotWorkWithoutCallingAgain() {
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    world.answers = request -> answer.future();
    Pause timers = world.pause;
    world.pause =
        length -> {
          answer.tryComplete(new PlatformResponse(503, Map.of(), ""));
          return timers.of(length);
        };

    Future<Refresh> first = refresh(1);
    Future<Refresh> second = refresh(1);

    assertThat(await(first)).isEqualTo(new Refresh.Later("busy"));
    assertThat(await(second)).isEqualTo(new Refresh.Later("busy"));
    assertThat(world.requests).hasSize(1);
  }

  @Test
  void expiresWhenThePlatformSaysThatTheGrantIsGone() {
    world.instagram.refreshEnd = new RefreshStep.Ended("The password was changed.");

    assertThat(await(refresh(1))).isEqualTo(new Refresh.Ended("The password was changed."));

    assertThat(world.integration().getString("state")).isEqualTo("expired");
    assertThat(world.integration().getString("message")).contains("The password was changed.");
    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isEmpty();
    assertThat(await(refresh(1))).isInstanceOf(Refresh.Ended.class);
  }

  @Test
  void expiresNothingNewerThanWhatWasSeen() {
    refreshesTo("NEW");
    await(refresh(1));

    await(world.instance().expire(world.caller.workspaceId(), id, 1, "an old error"));
    assertThat(world.integration().getString("state")).isEqualTo("connected");

    await(world.instance().expire(world.caller.workspaceId(), id, 2, "refused"));
    assertThat(world.integration().getString("state")).isEqualTo("expired");
  }

  @Test
  void letsNoLateErrorExpireTokensThatCameMeanwhile() {
    world.instagram.refreshEnd = new RefreshStep.Ended("late");
    world.answers =
        request ->
            world
                .ports
                .database()
                .execute("update connection set token_generation = 2 where id = $1", Tuple.of(id))
                .map(rows -> new PlatformResponse(400, Map.of(), "{}"));

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void storesALateSuccessAlthoughItHasExpiredMeanwhile() {
    refreshesLate();

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.reconnected).containsExactly(id);
  }

  @Test
  void resumesThePostsAgainWhenAnotherTransactionWasInTheWay() {
    refreshesLate();
    world.resumeFailures.add(new PgException("deadlock detected", "ERROR", "40P01", ""));
    world.pause = length -> Future.succeededFuture();

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);

    assertThat(world.reconnected).containsExactly(id, id);
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void keepsTheFreshTokensEvenIfThePostsCannotBeResumed() {
    refreshesLate();
    world.resumeFailures.addAll(Collections.nCopies(3, new IllegalStateException("a defect")));
    world.pause = length -> Future.succeededFuture();

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);

    assertThat(world.reconnected).hasSize(3);
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void storesNothingOverTokensThatCameMeanwhile() {
    refreshesTo("LATE");
    world.answers =
        request ->
            world
                .ports
                .database()
                .execute(
                    "update connection set token_generation = 2, sealed_tokens = $2 where id = $1",
                    Tuple.of(
                        id,
                        world.vault.seal(
                            id, new Tokens(new Secret("NEWEST"), Map.of(), LATER_END))))
                .map(rows -> new PlatformResponse(200, Map.of(), "{}"));

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);
    assertThat(usable().account().tokens().access().reveal()).isEqualTo("NEWEST");
  }

  @Test
  void storesNothingForWhatWasDisconnectedMeanwhile() {
    refreshesTo("NEW");
    world.answers =
        request ->
            new Disconnecting(world.ports, world.vault)
                .disconnect(
                    world.instagram,
                    new Place(world.caller.workspaceId(), world.instagram.name(), null))
                .map(v -> new PlatformResponse(200, Map.of(), "{}"));
    world.pause = length -> Future.succeededFuture();

    await(refresh(1));

    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
    assertThat(world.row(id).getBuffer("sealed_tokens")).isNull();
  }

  @Test
  void keepsARefreshTokenThatTheAnswerLeavesEmpty() {
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(
            new Tokens(new Secret("NEW"), Map.of("refresh", new Secret("")), LATER_END));

    await(refresh(1));

    assertThat(usable().account().tokens().others())
        .containsEntry("refresh", new Secret("SECRET-REFRESH"));
  }

  @Test
  void takesNoEmptyAccessToken() {
    refreshesTo(" ");

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Later.class);
    assertThat(usable().account().tokens().access().reveal()).isEqualTo(FakePlatform.ACCESS + "1");
  }

  @Test
  void takesOverFromAnInstanceThatDiedWhileItRefreshed() {
    refreshesTo("NEW");
    world.update(
        """
        update connection set refresh_lease = gen_random_uuid(),
          refresh_lease_until = clock_timestamp() - interval '1 second' where id = $1
        """,
        Tuple.of(id));

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Fresh.class);
  }

  @Test
  void doesNotWaitForEverForAnotherInstance() {
    world.update(
        """
        update connection set refresh_lease = gen_random_uuid(),
          refresh_lease_until = clock_timestamp() + interval '1 hour' where id = $1
        """,
        Tuple.of(id));
    world.pause = length -> Future.succeededFuture();

    assertThat(await(refresh(1))).isInstanceOf(Refresh.Later.class);
    assertThat(world.requests).isEmpty();
  }

  @Test
  void refreshesWhatIsDueAndLeavesAFailureAloneForAnHour() {
    RefreshTick tick = tick();
    Instant due = Objects.requireNonNull(ConnectionWorld.at(world.row(id), "refresh_at"));
    world.now = due.minusSeconds(1);
    assertThat(await(tick.once())).isZero();

    world.now = due;
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    assertThat(await(tick.once())).isEqualTo(1);
    assertThat(await(tick.once())).isZero();

    world.now = world.now.plus(Duration.ofHours(1));
    refreshesTo("NEW");
    assertThat(await(tick.once())).isEqualTo(1);
    assertThat(usable().account().tokens().access().reveal()).isEqualTo("NEW");
    assertThat(await(tick.once())).isZero();
  }

  @Test
  void refreshesAllThatIsDueHoweverMuch() {
    for (int i = 0; i < 24; i++) {
      world.update(
          """
          insert into connection (id, workspace_id, platform, character_id, state, remote_id,
            username, sealed_tokens, token_generation, refresh_at)
          select gen_random_uuid(), workspace_id, platform, $2, state, remote_id,
            username, sealed_tokens, token_generation, refresh_at from connection where id = $1
          """,
          Tuple.of(id, world.newCharacter()));
    }
    world.now = LATEST;

    assertThat(await(tick().once())).isEqualTo(25);
    assertThat(await(tick().once())).isZero();
  }

  @Test
  void warnsOfAnEndThatRefreshingDoesNotPutOff() {
    world.now = SIXTY_DAYS_ON.minus(Duration.ofDays(9));
    assertThat(world.integration().getString("state")).isEqualTo("connected");

    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    await(refresh(1));
    assertThat(world.integration().getString("state")).isEqualTo("connected");
    world.now = world.now.plus(Duration.ofDays(1));

    assertThat(world.integration().getString("state")).isEqualTo("expiring");
    assertThat(world.integration().getString("message")).contains("connect again");
  }

  @Test
  void ticksByItselfUntilItIsStopped() throws InterruptedException {
    world.now = LATEST;
    CountDownLatch called = new CountDownLatch(1);
    refreshesTo("NEW");
    world.answers =
        request -> {
          called.countDown();
          return Future.succeededFuture(new PlatformResponse(200, Map.of(), "{}"));
        };
    RefreshTick tick =
        new RefreshTick(world.test().vertx(), world.ports, world.vault, Duration.ofMillis(10));

    tick.start();

    assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
    await(tick.stop());
    assertThat(usable().generation()).isEqualTo(2);
  }

  private RefreshTick tick() {
    return new RefreshTick(world.test().vertx(), world.ports, world.vault, Duration.ofMinutes(1));
  }

  /** The platform's fresh tokens come when the connection has expired already. */
  private void refreshesLate() {
    refreshesTo("NEW");
    world.answers =
        request ->
            world
                .instance()
                .expire(world.caller.workspaceId(), id, 1, "refused meanwhile")
                .map(v -> new PlatformResponse(200, Map.of(), "{}"));
  }

  private void refreshesTo(String access) {
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(
            new Tokens(
                new Secret(access), Map.of("refresh", new Secret("SECRET-ROTATED")), LATER_END));
  }

  private Future<Refresh> refresh(int seen) {
    return world.instance().refresh(world.caller.workspaceId(), id, seen);
  }

  private Connections.Usable usable() {
    return await(world.instance().usable(world.caller.workspaceId(), id)).orElseThrow();
  }
}
