package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people are told of a connection, and when; and what its state means for its posts. */
class ConnectionEventsIT {
  private static final Instant WEEK_ON = START.plus(Duration.ofDays(7));
  private static final PostForecast FOURTEEN =
      new PostForecast(new PostForecast.AtRisk(14, WEEK_ON, SIXTY_DAYS_ON), 2, 1, null);

  private final ConnectionWorld world = new ConnectionWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tellsOfEachTurnInItsTransaction() {
    UUID id = world.connected();
    await(world.instance().expire(world.caller.workspaceId(), id, 1, "The password was changed."));
    world.resumed = new Resumed(6, 1, 2);
    world.connected();
    world.get("disconnectIntegration", Map.of());
    world.get("disconnectIntegration", Map.of());

    assertThat(events())
        .extracting(event -> event.getString("type"))
        .containsExactly(
            "connection.connected",
            "connection.expired",
            "connection.connected",
            "connection.disconnected");
    JsonObject again = events().get(2).getJsonObject("data");
    assertThat(again.getString("connection_id")).isEqualTo(IdKind.CONNECTION.show(id));
    assertThat(again.getJsonObject("account").getString("username")).isEqualTo("user1");
    assertThat(again.getBoolean("reconnected")).isTrue();
    assertThat(again.getInteger("resumed_posts")).isEqualTo(7);
    assertThat(again.getInteger("waiting_posts")).isEqualTo(2);
    assertThat(events().get(1).getJsonObject("data").getString("message"))
        .isEqualTo("The password was changed.");
    assertThat(events().get(3).getJsonObject("data").getInteger("held_posts")).isEqualTo(3);
    assertThat(events().toString()).doesNotContain("SECRET");
  }

  @Test
  void tellsNothingOfAnEndThatNewerTokensHaveOvertaken() {
    UUID id = world.connected();
    world.connected();

    await(world.instance().expire(world.caller.workspaceId(), id, 1, "of the tokens of before"));

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(events())
        .extracting(event -> event.getString("type"))
        .doesNotContain("connection.expired");
  }

  @Test
  void tellsOnceThatAGrantEndsWhicheverInstanceLooks() {
    world.posts = FOURTEEN;
    world.instagram.grantsUntil(WEEK_ON, START.plus(Duration.ofHours(1)), "1");
    world.connect();
    world.now = START.plus(Duration.ofDays(4));
    assertThat(await(new ExpiryWatch(world.ports).once())).isZero();
    world.now = START.plus(Duration.ofDays(5));

    List<Future<Integer>> looks = allHavingSeenIt(3);

    assertThat(looks.stream().mapToInt(look -> await(look)).sum()).isOne();
    assertThat(await(new ExpiryWatch(world.ports).once())).isZero();
    assertThat(events()).hasSize(2);
    JsonObject told = events().getLast();
    assertThat(told.getString("type")).isEqualTo("connection.expiring");
    assertThat(told.getJsonObject("data").getString("ends_at")).isEqualTo(WEEK_ON.toString());
    assertThat(told.getJsonObject("data").getJsonObject("posts_at_risk").getInteger("count"))
        .isEqualTo(14);
    assertThat(world.integration().getString("state")).isEqualTo("expiring");
    assertThat(world.integration().getString("message"))
        .contains("8 March 2026, 12:00 UTC", "14 posts are scheduled after that");
  }

  @Test
  void tellsAgainOfTheNextGrant() {
    world.instagram.grantsUntil(WEEK_ON, START.plus(Duration.ofHours(1)), "1");
    world.connect();
    world.now = START.plus(Duration.ofDays(6));
    await(new ExpiryWatch(world.ports).once());
    world.instagram.grantsUntil(WEEK_ON.plus(Duration.ofDays(6)), SIXTY_DAYS_ON, "1");
    world.connect();

    assertThat(await(new ExpiryWatch(world.ports).once())).isZero();
    world.now = START.plus(Duration.ofDays(12));
    assertThat(await(new ExpiryWatch(world.ports).once())).isOne();
  }

  @Test
  void looksAtAllHoweverMany() {
    world.instagram.grantsUntil(WEEK_ON, SIXTY_DAYS_ON, "1");
    world.connect();
    world.update(
        """
        insert into character (id, workspace_id, name, timezone)
        select gen_random_uuid(), $1, 'C', 'UTC' from generate_series(1, 120)
        """,
        Tuple.of(world.caller.workspaceId()));
    world.update(
        """
        insert into connection (id, workspace_id, platform, character_id, state, remote_id,
          username, sealed_tokens, token_generation, refresh_at, grant_ends_at, connected_at)
        select gen_random_uuid(), c.workspace_id, c.platform, h.id, c.state, c.remote_id,
          c.username, c.sealed_tokens, 1, c.refresh_at, c.grant_ends_at, c.connected_at
        from connection c, character h where c.character_id is null and h.workspace_id = $1
        """,
        Tuple.of(world.caller.workspaceId()));
    world.now = START.plus(Duration.ofDays(6));

    assertThat(await(new ExpiryWatch(world.ports).once())).isEqualTo(121);
  }

  @Test
  void leavesPeopleAloneWhileAPlatformIsOutOfOrderForHours() {
    world.instagram.grants(START.plus(Duration.ofHours(2)), "1");
    world.connect();
    world.instagram.refreshEnd = new RefreshStep.Later("out of order");
    world.now = START.plus(Duration.ofMinutes(119));
    refresh(1);

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getValue("grant_ends_at")).isNull();
    assertThat(await(new ExpiryWatch(world.ports).once())).isZero();

    world.now = world.now.plus(Duration.ofDays(1));
    assertThat(world.integration().getString("state")).isEqualTo("expiring");
    assertThat(world.integration().getString("message")).contains("could not be renewed");
    assertThat(await(new ExpiryWatch(world.ports).once())).isOne();
  }

  @Test
  void warnsAnewOnceFreshTokensHaveEndedAWarning() {
    world.instagram.grants(SIXTY_DAYS_ON, "1");
    world.connect();
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    world.now = SIXTY_DAYS_ON.minus(Duration.ofDays(9));
    refresh(1);
    world.now = world.now.plus(Duration.ofDays(1));
    assertThat(await(new ExpiryWatch(world.ports).once())).isOne();

    Instant later = world.now.plus(Duration.ofDays(60));
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(new Tokens(new Secret("N"), Map.of(), later));
    refresh(1);
    assertThat(world.integration().getString("state")).isEqualTo("connected");
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    world.now = later.minus(Duration.ofDays(9));
    refresh(2);
    world.now = world.now.plus(Duration.ofDays(1));

    assertThat(await(new ExpiryWatch(world.ports).once())).isOne();
  }

  @Test
  void saysHowManyPostsFallBehindAnEndThatIsFarAhead() {
    world.posts = FOURTEEN;
    world.instagram.grantsUntil(SIXTY_DAYS_ON, WEEK_ON, "1");
    world.connect();

    JsonObject shown = world.integration();

    assertThat(shown.getString("state")).isEqualTo("connected");
    assertThat(shown.getString("grant_ends_at")).isEqualTo("2026-04-30T12:00:00Z");
    assertThat(shown.getJsonObject("posts_at_risk"))
        .isEqualTo(
            new JsonObject()
                .put("count", 14)
                .put("first_scheduled_at", WEEK_ON.toString())
                .put("last_scheduled_at", SIXTY_DAYS_ON.toString()));
    assertThat(shown.getString("message"))
        .isEqualTo(
            "14 posts are scheduled after 30 April 2026, 12:00 UTC, when the access to Instagram"
                + " ends. Connect again before then.");
    assertThat(world.asked.getLast().endsAt()).isEqualTo(SIXTY_DAYS_ON);
  }

  @Test
  void saysWhatReconnectingWillResume() {
    UUID id = world.connected();
    await(world.instance().expire(world.caller.workspaceId(), id, 1, "Gone."));
    world.posts = FOURTEEN;

    JsonObject shown = world.integration();

    assertThat(shown.getJsonObject("posts_waiting"))
        .isEqualTo(new JsonObject().put("held", 2).put("failed", 1));
    assertThat(shown.getString("message"))
        .contains("Gone.", "2 posts wait", "1 post has failed", "14 posts are planned");
    assertThat(world.asked.getLast().endsAt()).isEqualTo(Instant.EPOCH);
    assertThat(world.asked.getLast().since()).isEqualTo(START);
  }

  @Test
  void countsAPostThatThePlatformTookAsAWord() {
    world.connected();
    Instant published = START.plus(Duration.ofDays(3));
    world.posts = new PostForecast(FOURTEEN.atRisk(), 0, 0, published);

    assertThat(world.integration().getString("checked_at")).isEqualTo(published.toString());

    world.posts = new PostForecast(FOURTEEN.atRisk(), 0, 0, START.minusSeconds(1));
    assertThat(world.integration().getString("checked_at")).isEqualTo(START.toString());
  }

  @Test
  void tellsThePersonWhatBecomesOfThePostsThatWaited() {
    world.connected();
    world.resumed = new Resumed(6, 0, 2);

    assertThat(world.connect())
        .isEqualTo("/settings?connected=instagram&resumed_now=6&resumed_later=0&waiting=2");
  }

  /** Looks of so many instances, each of which has found the connection before any could write. */
  private List<Future<Integer>> allHavingSeenIt(int instances) {
    SqlConnection lock = await(world.test().pool().getConnection());
    await(lock.query("begin; select 1 from connection for no key update").execute());
    List<Future<Integer>> looks =
        Stream.generate(() -> new ExpiryWatch(world.ports).once()).limit(instances).toList();
    String waiting =
        "select count(*)::int as n from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";
    Waiting.until(
        Duration.ofSeconds(20),
        () -> await(world.test().pool().query(waiting).execute()).iterator().next().getInteger("n"),
        count -> count == instances);
    await(lock.query("rollback").execute());
    await(lock.close());
    return looks;
  }

  private void refresh(int generation) {
    UUID id = IdKind.CONNECTION.read(world.integration().getString("connection_id")).orElseThrow();
    await(world.instance().refresh(world.caller.workspaceId(), id, generation));
  }

  private List<JsonObject> events() {
    return await(
        world
            .ports
            .database()
            .list(
                "select type, data from event where workspace_id = $1 order by seq",
                Tuple.of(world.caller.workspaceId()),
                row ->
                    new JsonObject()
                        .put("type", row.getString("type"))
                        .put("data", row.getJsonObject("data"))));
  }
}
