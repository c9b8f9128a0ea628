package ai.influgen.publishing.schedule;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account returns while somebody schedules the content of its failed posts again. */
class ResumeRaceIT {
  private static TestDatabase server;
  private Desk desk;
  private SqlConnection other;

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
    other = await(server.pool().getConnection());
    await(other.query("begin").execute());
  }

  @AfterEach
  void letGo() {
    await(other.query("rollback").execute());
    await(other.close());
  }

  @Test
  void leavesAFailedPostAsItIsWhoseContentIsScheduledAgainAndResumesTheOthers() {
    UUID held = held();
    UUID failed = failed(desk.content, at(-10));
    scheduleAgain(desk.content);

    Future<?> resumed = reconnect();
    commit(resumed);

    assertThat(desk.queuedFor(held)).contains(at(0));
    assertThat(desk.look(held).held()).isNull();
    assertThat(desk.look(failed).status()).isEqualTo(PostStatus.FAILED);
    assertThat(desk.look(failed).tries().error()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
    assertThat(desk.queuedFor(failed)).isEmpty();
    assertThat(posts()).isEqualTo(3);
  }

  @Test
  void putsTheFailedPostBackIfNothingComesOfTheOther() {
    UUID failed = failed(desk.content, at(-10));
    scheduleAgain(desk.content);

    Future<?> resumed = reconnect();
    desk.untilSomebodyWaits();
    await(other.query("rollback").execute());
    await(resumed);

    assertThat(desk.look(failed).status()).isEqualTo(PostStatus.PENDING);
    assertThat(desk.queuedFor(failed)).contains(at(0));
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void goesByTheOrderInWhichContentIsScheduledSoThatNeitherWaitsForTheOther() {
    UUID later = desk.approved(at(0));
    UUID failed = failed(desk.content, at(-10));
    UUID earliest = failed(later, at(-20));
    scheduleAgain(desk.content);

    Future<?> resumed = reconnect();
    desk.untilSomebodyWaits();
    scheduleAgain(later);
    commit(resumed);

    assertThat(desk.look(failed).status()).isEqualTo(PostStatus.FAILED);
    assertThat(desk.look(earliest).status()).isEqualTo(PostStatus.FAILED);
  }

  private UUID held() {
    UUID post = desk.post("pending", at(-20));
    desk.set(post, "held = 'connection_expired', content_id = '" + desk.approved(at(0)) + "'");
    return post;
  }

  private UUID failed(UUID content, Instant at) {
    UUID post = desk.post("failed", at);
    desk.set(post, "error_code = 'token_expired', repost = false, content_id = '" + content + "'");
    return post;
  }

  /** As the schedule does, in a transaction that goes on. */
  private void scheduleAgain(UUID content) {
    Tuple kept = Tuple.of(desk.workspace, content, Desk.HASH);
    await(other.preparedQuery(ScheduleSql.KEEP_APPROVAL).execute(kept));
    await(
        other
            .preparedQuery(
                "insert into scheduled_post (id, workspace_id, content_id, character_id, platform,"
                    + " connection_id, status, scheduled_at, timezone, approval_hash)"
                    + " values ($1, $2, $3, $4, 'instagram', $5, 'pending', now(), 'UTC', $6)")
            .execute(
                Tuple.of(
                    IdKind.next(),
                    desk.workspace,
                    content,
                    desk.character,
                    desk.connection,
                    Desk.HASH)));
  }

  private Future<?> reconnect() {
    return desk.database.transaction(
        transaction -> desk.holds.reconnected(transaction, desk.workspace, desk.connection));
  }

  private void commit(Future<?> resumed) {
    desk.untilSomebodyWaits();
    await(other.query("commit").execute());
    await(resumed);
  }

  private long posts() {
    return desk.one(
            "select count(*) from scheduled_post where workspace_id = $1",
            row -> row.getLong(0),
            desk.workspace)
        .orElseThrow();
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plus(Duration.ofMinutes(minutes));
  }
}
