package ai.influgen.publishing.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.ScheduledPost;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of what publish-now answers. */
class PublishNowIT {
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
  void publishesAWaitingPostAndAnswersTheOutcome() {
    Instant nextWeek = desk.clock.instant().plus(Duration.ofDays(7));
    UUID post = desk.pending(nextWeek);
    desk.queue.whileWaiting(
        () -> {
          assertThat(desk.queue.wakes()).isEqualTo(1);
          return publish(post);
        });

    Reply reply = publishNow(post);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown(reply).getString("status")).isEqualTo("published");
    assertThat(shown(reply).getString("scheduled_at")).isEqualTo(nextWeek.toString());
    assertThat(result(reply))
        .isEqualTo(
            new JsonObject()
                .put("remote_post_id", "17894561234567890")
                .put("media_urls", new JsonArray().add("https://cdn.example.com/a.jpg")));
  }

  @Test
  void queuesAWaitingPostForNow() {
    UUID post = desk.pending(desk.clock.instant().plus(Duration.ofDays(7)));
    Instant now = desk.clock.instant();

    Reply reply = publishNow(post);

    assertThat(desk.queuedFor(post)).contains(now);
    assertThat(reply.status()).isEqualTo(202);
    assertThat(shown(reply).getString("phase")).isEqualTo("waiting");
    assertThat(Desk.body(reply).containsKey("publish_result")).isFalse();
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    UUID post = desk.pending(desk.clock.instant());
    Instant began = desk.clock.instant();

    assertThat(publishNow(post).status()).isEqualTo(202);
    assertThat(Duration.between(began, desk.clock.instant())).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void takesOverWhatIsClaimedButNotYetPermitted() {
    UUID post = desk.pending(desk.clock.instant());
    desk.inflight(post, "stage", "claimed");
    desk.queue.whileWaiting(() -> publish(post));

    assertThat(publishNow(post).status()).isEqualTo(200);
    assertThat(desk.one("select 1 as one from inflight where post_id = $1", row -> 1, post))
        .isEmpty();
  }

  /** What was prepared would be thrown away, as often as somebody asks. */
  @ParameterizedTest
  @ValueSource(strings = {"stage", "commit"})
  void joinsWhatAnInstanceIsAtWorkOnAlready(String kind) {
    UUID post = desk.pending(desk.clock.instant());
    desk.inflight(post, kind, "claimed");
    desk.run(
        "update inflight set target_at = $2 where post_id = $1",
        post,
        desk.clock.instant().atOffset(ZoneOffset.UTC));
    desk.queue.whileWaiting(() -> publish(post));

    assertThat(publishNow(post).status()).isEqualTo(200);
    assertThat(desk.queuedFor(post)).as("left with who has it").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"commit, sending", "confirm, claimed", "reconcile, claimed"})
  void joinsWhatIsBeingPublished(String kind, String state) {
    UUID post = desk.pending(desk.clock.instant());
    desk.inflight(post, kind, state);
    desk.queue.whileWaiting(() -> publish(post));

    Reply reply = publishNow(post);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(result(reply).getString("remote_post_id")).isEqualTo("17894561234567890");
    assertThat(desk.queuedFor(post)).isEmpty();
  }

  @Test
  void answersTheSameAgainOncePublished() {
    UUID post = desk.pending(desk.clock.instant());
    desk.queue.whileWaiting(() -> publish(post));
    Reply first = publishNow(post);

    Reply second = publishNow(post);

    assertThat(second).isEqualTo(first);
    assertThat(desk.queuedFor(post)).isEmpty();
  }

  @Test
  void answersARefusalOfThePlatformWithoutAResult() {
    UUID post = desk.pending(desk.clock.instant());
    desk.queue.whileWaiting(
        () ->
            desk.later(
                "update scheduled_post set status = 'failed', error_code = 'content_rejected',"
                    + " ended_at = now() where id = $1",
                post));

    Reply reply = publishNow(post);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown(reply).getString("error_code")).isEqualTo("content_rejected");
    assertThat(Desk.body(reply).containsKey("publish_result")).isFalse();
  }

  @Test
  void answersAtOnceWhenItIsPutOff() {
    UUID post = desk.pending(desk.clock.instant());
    Instant began = desk.clock.instant();
    Instant next = began.plusSeconds(40);
    desk.queue.whileWaiting(() -> putOff(post, "network_error", next));

    Reply reply = publishNow(post);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(shown(reply).getString("next_attempt_at")).isEqualTo(next.toString());
    assertThat(desk.clock.instant()).isBefore(began.plusSeconds(1));
  }

  @Test
  void triesAFailedPostAgain() {
    UUID post = desk.post("failed", desk.clock.instant().minusSeconds(600));
    desk.set(post, "error_code = 'unknown_error', attempts = 8, first_attempt_at = now()");
    Instant began = desk.clock.instant();

    assertThat(publishNow(post).status()).isEqualTo(202);

    ScheduledPost again = desk.look(post);
    assertThat(again.status()).isEqualTo(PostStatus.PENDING);
    assertThat(again.tries().error()).isNull();
    assertThat(again.tries().count()).isZero();
    assertThat(again.endedAt()).isNull();
    assertThat(desk.queuedFor(post)).contains(began);
  }

  @Test
  void doesNotTryAFailedPostBesidesAPendingOneOfTheSame() {
    UUID post = desk.post("failed", desk.clock.instant().minusSeconds(600));
    UUID pending = desk.pending(desk.clock.instant().plusSeconds(600));
    desk.set(pending, "repost = false");

    assertThat(refused(post)).isEqualTo(ProblemType.ALREADY_SCHEDULED);
    assertThat(desk.look(post).status()).isEqualTo(PostStatus.FAILED);
  }

  @Test
  void retriesAtOnceWhatWaitsForItsOwnNextTry() {
    UUID post = desk.pending(desk.clock.instant());
    desk.set(
        post,
        "error_code = 'network_error', next_attempt_at = '"
            + desk.clock.instant().plusSeconds(300)
            + "'");
    desk.queue.whileWaiting(() -> publish(post));

    assertThat(publishNow(post).status()).isEqualTo(200);
  }

  @Test
  void respectsTheWaitOfThePlatform() {
    UUID post = desk.pending(desk.clock.instant());
    Instant next = desk.clock.instant().plusSeconds(300);
    desk.set(post, "error_code = 'rate_limited', next_attempt_at = '" + next + "'");

    Problem problem = desk.refusal("publishNow", post, new JsonObject());

    assertThat(problem.type()).isEqualTo(ProblemType.WAITING_FOR_PLATFORM);
    assertThat(problem.details().getString("next_attempt_at")).isEqualTo(next.toString());
  }

  @Test
  void refusesWhatIsCancelled() {
    assertThat(refused(desk.post("cancelled", desk.clock.instant())))
        .isEqualTo(ProblemType.CANCELLED);
  }

  @ParameterizedTest
  @CsvSource({"pending", "failed"})
  void refusesContentThatIsNotApprovedAnyMore(String status) {
    UUID post = desk.post(status, desk.clock.instant());
    desk.run(
        "update content_item set status = 'draft', approval_hash = null where id = $1",
        desk.content);

    assertThat(refused(post)).isEqualTo(ProblemType.NOT_APPROVED);
    assertThat(desk.queuedFor(post)).isEmpty();
  }

  @Test
  void refusesWhatAPersonHasToSettleFirst() {
    UUID post = desk.post("failed", desk.clock.instant());
    desk.set(post, "unsettled = true, needs_confirmation = true");

    assertThat(refused(post)).isEqualTo(ProblemType.NEEDS_CONFIRMATION);
  }

  @ParameterizedTest
  @CsvSource({
    "expired,      CONNECTION_EXPIRED",
    "disconnected, NOT_CONNECTED",
  })
  void refusesWhileTheAccountIsAway(String state, ProblemType expected) {
    UUID held = desk.post("pending", desk.clock.instant());
    desk.set(held, "held = 'connection_expired'");
    desk.run("update connection set state = $2 where id = $1", desk.connection, state);

    assertThat(refused(held)).isEqualTo(expected);
  }

  @Test
  void publishesAHeldPostOnceNothingHoldsItAnyMore() {
    UUID held = desk.post("pending", desk.clock.instant().minus(Duration.ofDays(3)));
    desk.set(held, "held = 'disconnected'");
    desk.queue.whileWaiting(() -> publish(held));

    assertThat(publishNow(held).status()).isEqualTo(200);
  }

  @Test
  void findsNothingInAnotherWorkspace() {
    UUID post = desk.pending(desk.clock.instant());

    assertThat(new Desk(server).refusal("publishNow", post, new JsonObject()).type())
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(desk.queuedFor(post)).isPresent();
  }

  private Reply publishNow(UUID post) {
    return desk.ask("publishNow", post, new JsonObject());
  }

  private ProblemType refused(UUID post) {
    return desk.refusal("publishNow", post, new JsonObject()).type();
  }

  private Future<?> publish(UUID post) {
    return desk.later(
            "update scheduled_post set status = 'published', remote_post_id = '17894561234567890',"
                + " media_urls = '[\"https://cdn.example.com/a.jpg\"]', published_at = now(),"
                + " ended_at = now() where id = $1",
            post)
        .compose(done -> desk.later("delete from inflight where post_id = $1", post))
        .compose(done -> desk.later("delete from due where post_id = $1", post));
  }

  private Future<?> putOff(UUID post, String code, Instant next) {
    return desk.later(
        "update scheduled_post set error_code = $2, next_attempt_at = $3, attempts = 1"
            + " where id = $1",
        post,
        code,
        next.atOffset(ZoneOffset.UTC));
  }

  private static JsonObject shown(Reply reply) {
    return Desk.body(reply).getJsonObject("scheduled_post");
  }

  private static JsonObject result(Reply reply) {
    return Desk.body(reply).getJsonObject("publish_result");
  }
}
