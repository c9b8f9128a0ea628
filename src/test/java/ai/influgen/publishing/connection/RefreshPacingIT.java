package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.RefreshModel;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a platform is asked for fresh tokens. */
class RefreshPacingIT {
  private static final RefreshModel HOURS =
      new RefreshModel(
          Duration.ofHours(2), Duration.ofMinutes(40), Duration.ZERO, true, Duration.ofDays(1));

  private final ConnectionWorld world = new ConnectionWorld();
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void connect() {
    world.instagram.refreshModel = HOURS;
    world.instagram.grants(START.plus(Duration.ofHours(2)), "1");
    world.connect();
    id =
        await(
                world
                    .ports
                    .database()
                    .one("select id from connection", Tuple.tuple(), row -> row.getUUID("id")))
            .orElseThrow();
    world.requests.clear();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aPlatformThatRefusesEveryTokenSeesOneRefreshAMinute() {
    refreshesTo("NEW", SIXTY_DAYS_ON);
    await(refresh(1));
    assertThat(world.requests).hasSize(1);

    for (int seen = 2; seen < 12; seen++) {
      world.now = world.now.plusSeconds(5);
      assertThat(await(refresh(2))).isInstanceOf(Refresh.Later.class);
    }
    assertThat(world.requests).as("within the minute").hasSize(1);

    world.now = world.now.plusSeconds(10);
    assertThat(await(refresh(2))).isInstanceOf(Refresh.Fresh.class);
    assertThat(world.requests).hasSize(2);
  }

  @Test
  void aRefreshThatDidNotWorkIsNotRepeatedByEveryPostThatWantsOne() {
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    for (int i = 0; i < 10; i++) {
      world.now = world.now.plusSeconds(5);
      assertThat(await(refresh(1))).isEqualTo(new Refresh.Later("busy"));
    }
    assertThat(world.requests).hasSize(1);

    world.now = world.now.plusSeconds(60);
    refreshesTo("NEW", SIXTY_DAYS_ON);
    assertThat(await(refresh(1)))
        .as("sooner than the tick's next try")
        .isEqualTo(new Refresh.Fresh());
  }

  @Test
  void leavesThePlatformAloneForAsLongAsItAsks() {
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    world.answers =
        request ->
            Future.succeededFuture(new PlatformResponse(429, Map.of("retry-after", "7200"), "{}"));
    await(refresh(1));

    Instant asked = START.plus(Duration.ofHours(2));
    assertThat(at("refresh_at")).isEqualTo(asked);
    world.now = asked.minusSeconds(1);
    await(refresh(1));
    assertThat(await(tick().once())).isZero();
    assertThat(world.requests).hasSize(1);
    world.now = asked;
    await(refresh(1));
    assertThat(world.requests).hasSize(2);
  }

  @Test
  void tokensThatNothingIsPlannedWithAreRefreshedOnceADay() {
    world.now = START.plus(Duration.ofHours(17));
    assertThat(await(tick().once())).isZero();

    world.now = START.plus(Duration.ofHours(24));
    refreshesTo("NEW", world.now.plus(Duration.ofHours(2)));
    assertThat(await(tick().once())).isEqualTo(1);
    assertThat(at("refresh_by")).isAfter(world.now.plus(Duration.ofHours(17)));
  }

  @Test
  void tokensThatAPostNeedsSoonAreRefreshedAheadOfTheirEnd() {
    planned(START.plus(Duration.ofMinutes(230)));
    refreshesTo("NEW", START.plus(Duration.ofHours(4)));

    world.now = START.plus(Duration.ofMinutes(109));
    assertThat(at("refresh_at")).isBefore(world.now);
    assertThat(await(tick().once())).as("more than two hours ahead").isZero();

    world.now = START.plus(Duration.ofMinutes(110));
    assertThat(await(tick().once())).isEqualTo(1);
  }

  @Test
  void givesNoTokensForAPublishThatEndBeforeIt() {
    refreshesTo("NEW", SIXTY_DAYS_ON);
    world.now = START.plus(Duration.ofMinutes(114));
    assertThat(access()).isEqualTo(FakePlatform.ACCESS + "1");

    world.now = START.plus(Duration.ofMinutes(116));
    assertThat(access()).isEqualTo("NEW");
    assertThat(world.requests).hasSize(1);
  }

  @Test
  void waitsNotLongForFreshTokensWhileTheOldOnesLive() {
    Promise<PlatformResponse> never = Promise.promise();
    world.answers = request -> never.future();
    world.pause = length -> Future.succeededFuture();

    world.now = START.plus(Duration.ofMinutes(116));
    assertThat(access()).isEqualTo(FakePlatform.ACCESS + "1");
    never.fail("over");
  }

  @Test
  void givesNoTokensOfAGrantThatTurnsOutToBeGone() {
    world.instagram.refreshEnd = new RefreshStep.Ended("gone");
    world.now = START.plus(Duration.ofHours(5));

    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isEmpty();
    assertThat(world.integration().getString("state")).isEqualTo("expired");
  }

  private void planned(Instant due) {
    UUID character = world.newCharacter();
    UUID content = IdKind.next();
    world.update(
        """
        insert into content_item (id, workspace_id, character_id, status, approval_hash)
        values ($1, $2, $3, 'approved', 'hash')
        """,
        Tuple.of(content, world.caller.workspaceId(), character));
    world.update(
        """
        insert into scheduled_post (id, workspace_id, content_id, character_id, platform,
          connection_id, status, scheduled_at, timezone, approval_hash)
        values (gen_random_uuid(), $1, $2, $3, 'instagram', $4, 'pending', $5, 'UTC', 'hash')
        """,
        Tuple.of(world.caller.workspaceId(), content, character, id, due.atOffset(ZoneOffset.UTC)));
  }

  private RefreshTick tick() {
    return new RefreshTick(world.test().vertx(), world.ports, world.vault, Duration.ofMinutes(1));
  }

  private void refreshesTo(String access, Instant end) {
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(new Tokens(new Secret(access), Map.of(), end));
  }

  private Future<Refresh> refresh(int seen) {
    return world.instance().refresh(world.caller.workspaceId(), id, seen);
  }

  private String access() {
    return await(world.instance().usable(world.caller.workspaceId(), id))
        .orElseThrow()
        .account()
        .tokens()
        .access()
        .reveal();
  }

  private Instant at(String column) {
    return Objects.requireNonNull(ConnectionWorld.at(world.row(id), column));
  }
}
