package ai.influgen.publishing.schedule;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told of posts that wait for an account, and how these go on with it. */
class ResumedPostsIT {
  private static TestDatabase server;
  private Desk desk;

  @BeforeAll
  static void start() {
    server = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void furnish() {
    desk = new Desk(server);
  }

  @Test
  void keepsWhatWaitsForAnotherAccountAndResumesItWhenThatOneReturns() {
    desk.run("update connection set remote_id = 'mila' where id = $1", desk.connection);
    UUID milas = desk.pending(at(10));
    desk.set(milas, "remote_account_id = 'mila'");
    disconnect();
    desk.run("update connection set remote_id = 'kai' where id = $1", desk.connection);

    assertThat(reconnect()).isEqualTo(Resumed.NONE);
    assertThat(desk.look(milas).held()).isEqualTo(Hold.DISCONNECTED);
    assertThat(forecast(null).held()).isZero();

    desk.run("update connection set remote_id = 'mila' where id = $1", desk.connection);
    assertThat(forecast(null).held()).isOne();
    assertThat(reconnect()).isEqualTo(new Resumed(0, 1, 0));
    assertThat(desk.queuedFor(milas)).contains(at(10));
  }

  @Test
  void tellsWhatBecomesOfAllThatWaitedAndWhyTheRestStays() {
    UUID late = desk.post("pending", at(-20));
    desk.set(late, "held = 'connection_expired'");
    UUID tooLate = desk.post("pending", at(-25 * 60));
    desk.set(tooLate, "held = 'connection_expired'");
    UUID ahead = desk.post("pending", at(10));
    desk.set(ahead, "held = 'disconnected'");

    assertThat(reconnect()).isEqualTo(new Resumed(1, 1, 1));

    assertThat(desk.look(tooLate).held()).isEqualTo(Hold.CONNECTION_EXPIRED);
    assertThat(desk.look(tooLate).tries().message()).contains("(24 h)", "publish it now");
    desk.run("update workspace set resume_window = '48 hours' where id = $1", desk.workspace);
    assertThat(reconnect()).isEqualTo(new Resumed(1, 0, 0));
    assertThat(desk.look(tooLate).tries().message()).isNull();
  }

  @Test
  void keepsLatePostsClearOfThoseThatWaitInTheQueueByAnyConnectionOfTheAccount() {
    UUID twin = IdKind.next();
    desk.run("update connection set remote_id = 'mila' where id = $1", desk.connection);
    desk.run(
        "insert into connection (id, workspace_id, platform, character_id, state, remote_id)"
            + " values ($1, $2, 'instagram', $3, 'connected', 'mila')",
        twin,
        desk.workspace,
        desk.character);
    UUID queued = desk.pending(desk.clock.instant().plusSeconds(10));
    desk.set(queued, "remote_account_id = 'mila', connection_id = '" + twin + "'");
    UUID late = desk.post("pending", at(-20));
    desk.set(late, "held = 'connection_expired', remote_account_id = 'mila'");

    reconnect();

    assertThat(desk.queuedFor(late)).contains(desk.clock.instant().plusSeconds(40));
    assertThat(desk.queuedFor(queued)).contains(desk.clock.instant().plusSeconds(10));
  }

  @Test
  void forecastsWhatFallsBehindAnEndAndWhatWaits() {
    desk.pending(at(5));
    desk.pending(at(10));
    desk.pending(at(20));
    UUID held = desk.post("pending", at(-5));
    desk.set(held, "held = 'connection_expired'");
    UUID failed = desk.post("failed", at(-10));
    desk.set(failed, "error_code = 'token_expired'");
    UUID longAgo = desk.post("failed", at(-600));
    desk.set(longAgo, "error_code = 'token_expired'");
    UUID published = desk.post("published", at(-30));
    desk.set(published, "published_at = scheduled_at");

    PostForecast forecast = forecast(at(10));

    assertThat(forecast)
        .isEqualTo(new PostForecast(new PostForecast.AtRisk(2, at(10), at(20)), 1, 1, at(-30)));
    assertThat(forecast(null).atRisk().count()).isZero();
    assertThat(await(desk.holds.forecast(server.pool(), IdKind.next(), asked(at(10)))))
        .containsEntry(desk.connection, PostForecast.NONE);
  }

  private PostForecast forecast(@Nullable Instant end) {
    return Objects.requireNonNull(
        await(desk.holds.forecast(server.pool(), desk.workspace, asked(end))).get(desk.connection));
  }

  private List<PostForecast.Asked> asked(@Nullable Instant end) {
    return List.of(new PostForecast.Asked(desk.connection, end, at(-60)));
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plus(Duration.ofMinutes(minutes));
  }

  private void disconnect() {
    await(
        desk.database.transaction(
            t -> desk.holds.disconnected(t, desk.workspace, desk.connection)));
  }

  private Resumed reconnect() {
    return await(
        desk.database.transaction(t -> desk.holds.reconnected(t, desk.workspace, desk.connection)));
  }
}
