package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.DueQueue;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.ScheduledPost;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person changes, cancels or hurries a post while engines work on it. */
class RacesIT {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String EDITED = "edited";

  private final TestDatabase test = TestDatabase.fresh();
  private final EngineRows rows = new EngineRows(test.database());
  private final HeldWire wire = new HeldWire(_ -> Future.succeededFuture(HeldWire.DONE));
  private Optional<HeldQueue> queue = Optional.empty();
  private RaceDesk desk = new RaceDesk(test, 1, real -> real);
  private final EngineFleet fleet = desk.fleet(wire, EngineSettings.defaults());

  @AfterEach
  void close() {
    fleet.close();
    test.close();
  }

  /** Where a post is that can still be stopped. */
  enum Before {
    WAITING(Duration.ofMinutes(10), "select 1 from due where post_id = $1"),
    CLAIMED(
        Duration.ofMillis(1_500),
        "select 1 from inflight where post_id = $1 and state = 'claimed' and kind = 'commit'"),
    STAGING_AHEAD(
        Duration.ofSeconds(60), "select 1 from inflight where post_id = $1 and kind = 'stage'"),
    STAGING(Duration.ZERO, "select 1 from inflight where post_id = $1");

    private final Duration ahead;
    private final String reached;

    Before(Duration ahead, String reached) {
      this.ahead = ahead;
      this.reached = reached;
    }
  }

  /** Where a post is that nobody can stop any more. */
  enum After {
    SENDING(SteppedPlatform.COMMIT),
    CONFIRMING(SteppedPlatform.LOOK),
    UNSETTLED(SteppedPlatform.COMMIT);

    private final String held;

    After(String held) {
      this.held = held;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCancelledBeforeTheIntentIsNeverSent(Before where) {
    HeldWire.Held staging = wire.hold(SteppedPlatform.STAGE);
    UUID post = reached(where);

    Future<RaceDesk.Told> cancelling = desk.cancel(post);
    await(cancelling);
    staging.answer().complete(HeldWire.DONE);

    assertCancelled(cancelling, post);
    assertThat(await(desk.publishNow(post)).problem().map(Problem::type))
        .contains(ProblemType.CANCELLED);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsEditedBeforeTheIntentIsSentAsEdited(Before where) {
    HeldWire.Held staging = wire.hold(SteppedPlatform.STAGE);
    UUID post = reached(where);

    assertThat(await(desk.edit(post, EDITED)).accepted()).isTrue();
    staging.answer().complete(HeldWire.DONE);

    assertThat(status(await(desk.publishNow(post)))).isEqualTo(PostStatus.PUBLISHED);
    assertThat(wire.committed()).containsExactly(EDITED);
  }

  @ParameterizedTest
  @EnumSource
  void whoComesTooLateIsToldWhatIsBecomingOfIt(After where) {
    HeldWire.Held held = wire.hold(where.held);
    start(1);
    UUID post = desk.posts(1, _ -> Instant.now()).getFirst();
    await(held.begun().future());
    if (where == After.UNSETTLED) {
      held.answer().complete(HeldWire.LOST);
    }
    wait(
        "select 1 from scheduled_post where id = $1 and (unsettled or $2)",
        post,
        where != After.UNSETTLED);

    assertTooLate(await(desk.cancel(post)), where);
    assertTooLate(await(desk.edit(post, EDITED)), where);
    Future<RaceDesk.Told> joined = desk.publishNow(post);
    held.answer().tryComplete(HeldWire.DONE);
    rows.run("update due set run_at = now() where post_id = $1", post);

    assertThat(status(await(joined))).isEqualTo(PostStatus.PUBLISHED);
    assertThat(wire.committed()).containsExactly(post.toString());
    assertThat(await(desk.cancel(post)).problem().map(Problem::type))
        .contains(ProblemType.ALREADY_ENDED);
  }

  @Test
  void whatIsPreparedWhileSomebodyCancelsIsCancelled() {
    desk = new RaceDesk(test, 1, this::held);
    HeldWire.Held staging = wire.hold(SteppedPlatform.STAGE);
    UUID post = reached(Before.STAGING);

    Future<RaceDesk.Told> cancelling = desk.cancel(post);
    await(queue.orElseThrow().begun());
    staging.answer().complete(HeldWire.DONE);
    // the journal waits for nobody who changes a post
    wait("select count(*) from publish_step where post_id = $1 and step = 'stage'", post);
    queue.orElseThrow().go();

    assertCancelled(cancelling, post);
  }

  @Test
  void theIntentStandsBackFromWhoIsJustCancelling() {
    desk = new RaceDesk(test, 1, this::held);
    start(2);
    UUID post = desk.posts(1, _ -> Instant.now().plusSeconds(60)).getFirst();
    wait("select 1 from due where post_id = $1 and kind = 'commit'", post);

    Future<RaceDesk.Told> cancelling = desk.cancel(post);
    await(queue.orElseThrow().begun());
    rows.run("update due set run_at = now() where post_id = $1", post);
    wait(
        """
        select 1 from (select post_id, rounds from due union all select post_id, rounds from inflight) e
        where post_id = $1 and rounds > 0
        """,
        post);
    queue.orElseThrow().go();

    assertCancelled(cancelling, post);
  }

  @Test
  void whoCancelsWhileTheIntentIsJudgedIsTooLate() {
    HeldWire.Held staging = wire.hold(SteppedPlatform.STAGE);
    HeldWire.Held sending = wire.hold(SteppedPlatform.COMMIT);
    UUID post = reached(Before.STAGING);
    Promise<Void> locked = Promise.promise();
    Promise<Void> free = Promise.promise();
    Future<Void> gate =
        test.database()
            .transaction(
                tx ->
                    Database.execute(tx, "select from account_gate for update", Tuple.tuple())
                        .onSuccess(_ -> locked.complete())
                        .compose(_ -> free.future()));
    await(locked.future());

    staging.answer().complete(HeldWire.DONE);
    waiters(1);
    Future<RaceDesk.Told> cancelling = desk.cancel(post);
    waiters(2);
    free.complete();
    await(gate);

    assertTooLate(await(cancelling), After.SENDING);
    await(sending.begun().future());
    sending.answer().complete(HeldWire.DONE);
    assertThat(wire.committed()).containsExactly(published(post));
  }

  private HeldQueue held(DueQueue real) {
    HeldQueue held = new HeldQueue(real);
    queue = Optional.of(held);
    return held;
  }

  private void start(int engines) {
    for (int i = 0; i < engines; i++) {
      fleet.start(RaceDesk.PLATFORM);
    }
  }

  private UUID reached(Before where) {
    start(2);
    UUID post = desk.posts(1, _ -> Instant.now().plus(where.ahead)).getFirst();
    wait(where.reached, post);
    return post;
  }

  private String published(UUID post) {
    ScheduledPost done = await(desk.publishNow(post)).post().orElseThrow();
    assertThat(done.status()).isEqualTo(PostStatus.PUBLISHED);
    return String.valueOf(done.result().remotePostId());
  }

  private static PostStatus status(RaceDesk.Told told) {
    return told.post().orElseThrow(() -> new AssertionError(told)).status();
  }

  private static void assertTooLate(RaceDesk.Told told, After where) {
    Problem problem = told.problem().orElseThrow(() -> new AssertionError(told));
    assertThat(problem.type()).isEqualTo(ProblemType.IN_FLIGHT);
    assertThat(problem.detail())
        .contains(where == After.UNSETTLED ? "is being asked" : "is being published")
        .doesNotContain("/resolve");
  }

  // a later post of the account has gone out since, so this one would have
  private void assertCancelled(Future<RaceDesk.Told> cancelling, UUID post) {
    assertThat(status(await(cancelling))).isEqualTo(PostStatus.CANCELLED);
    String later = published(desk.posts(1, _ -> Instant.now()).getFirst());
    assertThat(wire.committed()).containsExactly(later);
    assertNowhere(post);
  }

  private void assertNowhere(UUID post) {
    assertThat(
            rows.text(
                "select (select count(*) from due where post_id = $1) + (select count(*) from inflight where post_id = $1)",
                post))
        .isEqualTo("0");
  }

  private void wait(String sql, Object... parameters) {
    Waiting.until(LIMIT, () -> rows.text(sql, parameters), "1"::equals);
  }

  private void waiters(int many) {
    wait(
        """
        select (count(*) >= $1)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        """,
        many);
  }
}
