package ai.influgen.publishing.schedule.api;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which post public publish finds or makes, and what it answers. */
class PublicPublishIT {
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
  void makesAPostAndPublishesIt() {
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));

    Reply reply = publish();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown(reply).getString("status")).isEqualTo("published");
    assertThat(shown(reply).getString("timezone")).isEqualTo("America/New_York");
    assertThat(shown(reply).getBoolean("repost")).isFalse();
    assertThat(Desk.body(reply).getJsonObject("publish_result").getString("remote_post_id"))
        .isEqualTo("r1");
  }

  @Test
  void queuesANewPostForNowAndAnswersHowItStandsWhenThePatienceIsOver() {
    Instant began = desk.clock.instant();

    Reply reply = publish();

    assertThat(reply.status()).isEqualTo(202);
    assertThat(desk.queuedFor(id(reply))).contains(began);
    assertThat(desk.queue.wakes()).isEqualTo(1);
    assertThat(Duration.between(began, desk.clock.instant())).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void answersTheSameAgainOncePublished() {
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));
    Reply first = publish();

    assertThat(publish()).isEqualTo(first);
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void joinsItselfWhenItIsCalledAgain() {
    Reply first = publish();

    Reply second = publish();

    assertThat(id(second)).isEqualTo(id(first));
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void makesAnotherPostForARepost() {
    UUID first = published();
    desk.queue.whileWaiting(() -> desk.publishPending("r2"));

    Reply reply = publish(request().put("repost", true));

    assertThat(id(reply)).isNotEqualTo(first);
    assertThat(shown(reply).getString("remote_post_id")).isEqualTo("r2");
    assertThat(shown(reply).getBoolean("repost")).isTrue();
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  void joinsTheRepostThatIsUnderWay() {
    published();
    Reply first = publish(request().put("repost", true));

    assertThat(id(publish(request().put("repost", true)))).isEqualTo(id(first));
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  void triesAFailedPostAgain() {
    UUID failed = desk.post("failed", desk.clock.instant().minusSeconds(600));
    desk.set(failed, "error_code = 'network_error', attempts = 8");
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));

    Reply reply = publish();

    assertThat(id(reply)).isEqualTo(failed);
    assertThat(shown(reply).getString("status")).isEqualTo("published");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void triesAFailedRepostAgainWhenARepostIsWanted() {
    published();
    UUID failed = desk.post("failed", desk.clock.instant());

    assertThat(id(publish(request().put("repost", true)))).isEqualTo(failed);
    assertThat(id(publish())).isEqualTo(failed);
  }

  @Test
  void publishesNowWhatIsScheduledForLater() {
    UUID pending = desk.pending(desk.clock.instant().plus(Duration.ofDays(7)));
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));

    assertThat(id(publish())).isEqualTo(pending);
    assertThat(desk.look(pending).status()).isEqualTo(PostStatus.PUBLISHED);
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void countsNoPostThatIsCancelled() {
    UUID cancelled = desk.post("cancelled", desk.clock.instant());

    assertThat(id(publish())).isNotEqualTo(cancelled);
    assertThat(desk.look(cancelled).status()).isEqualTo(PostStatus.CANCELLED);
  }

  @Test
  void countsNoPostOfAnEarlierApproval() {
    UUID before = published();
    desk.run("update content_item set approval_hash = 'approved-2' where id = $1", desk.content);

    assertThat(id(publish())).isNotEqualTo(before);
  }

  @Test
  void countsNoPostThatWentToAnotherAccount() {
    UUID before = published();
    desk.run("update connection set remote_id = 'other' where id = $1", desk.connection);

    assertThat(id(publish())).isNotEqualTo(before);
  }

  @Test
  void answersARefusalOfThePlatformWithoutAResult() {
    desk.queue.whileWaiting(
        () ->
            desk.later(
                "update scheduled_post set status = 'failed', error_code = 'content_rejected',"
                    + " ended_at = now() where workspace_id = $1",
                desk.workspace));

    Reply reply = publish();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown(reply).getString("error_code")).isEqualTo("content_rejected");
    assertThat(Desk.body(reply).containsKey("publish_result")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void doesNotGetRoundWhatAPersonHasToSettle(boolean repost) {
    UUID doubtful = desk.post("failed", desk.clock.instant());
    desk.set(doubtful, "unsettled = true, needs_confirmation = true");
    if (repost) {
      published();
    }

    assertThat(refusal(request().put("repost", repost)).type())
        .isEqualTo(ProblemType.NEEDS_CONFIRMATION);
  }

  @Test
  void respectsTheWaitOfThePlatform() {
    UUID pending = desk.pending(desk.clock.instant());
    Instant next = desk.clock.instant().plusSeconds(300);
    desk.set(pending, "error_code = 'rate_limited', next_attempt_at = '" + next + "'");

    Problem problem = refusal(request());

    assertThat(problem.type()).isEqualTo(ProblemType.WAITING_FOR_PLATFORM);
    assertThat(problem.details().getString("next_attempt_at")).isEqualTo(next.toString());
  }

  @Test
  void refusesContentThatIsNotApproved() {
    published();
    desk.run(
        "update content_item set status = 'draft', approval_hash = null where id = $1",
        desk.content);

    assertThat(refusal(request()).type()).isEqualTo(ProblemType.NOT_APPROVED);
  }

  @ParameterizedTest
  @CsvSource({
    "disconnected,    NOT_CONNECTED",
    "expired,         CONNECTION_EXPIRED",
    "needs_selection, NEEDS_SELECTION",
  })
  void saysWhatIsWrongWithTheAccount(String state, ProblemType expected) {
    desk.run("update connection set state = $2 where id = $1", desk.connection, state);

    assertThat(refusal(request()).type()).isEqualTo(expected);
    assertThat(posts()).isZero();
  }

  @Test
  void saysThatThePlatformIsNotConnected() {
    Problem problem = refusal(request().put("platform", "twitter"));

    assertThat(problem.type()).isEqualTo(ProblemType.NOT_CONNECTED);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/platform");
  }

  @Test
  void findsNoContentOfAnotherWorkspace() {
    Desk stranger = new Desk(server);

    assertThat(refusal(request().put("content_id", IdKind.CONTENT.show(stranger.content))).type())
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(refusal(request().put("content_id", "cnt_01HZX6V1P2Q3R4S5T6U7V8W9X0")).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  private UUID published() {
    UUID id = desk.post("published", desk.clock.instant().minusSeconds(60));
    desk.set(id, "remote_post_id = 'r1', published_at = now()");
    return id;
  }

  private JsonObject request() {
    return new JsonObject()
        .put("content_id", IdKind.CONTENT.show(desk.content))
        .put("platform", "instagram");
  }

  private Reply publish() {
    return publish(request());
  }

  private Reply publish(JsonObject request) {
    return await(desk.publicPublish(request));
  }

  private Problem refusal(JsonObject request) {
    Problem problem = catchThrowableOfType(Problem.class, () -> publish(request));
    assertThat(problem).isNotNull();
    return problem;
  }

  private long posts() {
    return desk.one(
            "select count(*) from scheduled_post where workspace_id = $1",
            row -> row.getLong(0),
            desk.workspace)
        .orElseThrow();
  }

  private static UUID id(Reply reply) {
    return IdKind.SCHEDULED_POST.read(shown(reply).getString("id")).orElseThrow();
  }

  private static JsonObject shown(Reply reply) {
    return Desk.body(reply).getJsonObject("scheduled_post");
  }
}
