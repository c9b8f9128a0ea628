package ai.influgen.publishing.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.schedule.Hold;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.ScheduledPost;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateScheduledPostIT {
  private static final JsonObject CANCEL = new JsonObject().put("status", "cancelled");

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
  void movesAPostAndForgetsItsTries() {
    UUID post = desk.pending(at(10));
    desk.set(
        post,
        "error_code = 'network_error', error_message = 'm', retryable = true, attempts = 3,"
            + " first_attempt_at = now(), next_attempt_at = now() + interval '1 hour'");

    JsonObject shown = update(post, time(at(90)));

    assertThat(shown.getString("scheduled_at")).isEqualTo(at(90).toString());
    assertThat(shown.getValue("error_code")).isNull();
    assertThat(shown.getValue("next_attempt_at")).isNull();
    assertThat(shown.getInteger("attempts")).isZero();
    assertThat(desk.queuedFor(post)).contains(at(90));
    assertThat(
            desk.one(
                "select 1 as one from scheduled_post where id = $1 and first_attempt_at is null",
                row -> 1,
                post))
        .isPresent();
  }

  @Test
  void takesAWallTimeInThePostsZone() {
    UUID post = desk.pending(at(10));
    desk.set(post, "timezone = 'Asia/Tokyo'");
    String wall = at(24 * 60).atZone(ZoneId.of("Asia/Tokyo")).toLocalDateTime().toString();

    assertThat(update(post, new JsonObject().put("scheduled_at", wall)).getString("scheduled_at"))
        .isEqualTo(at(24 * 60).toString());
  }

  @Test
  void changesWhatWasPickedAtTheSameTime() {
    UUID post = desk.pending(at(10));
    JsonObject shown =
        update(
            post,
            new JsonObject()
                .put("caption_id", IdKind.CAPTION.show(desk.caption))
                .put("media_ids", new JsonArray().add(IdKind.MEDIA.show(desk.media)))
                .put("settings", new JsonObject().put("kind", "odd")));

    assertThat(shown.getString("caption_id")).isEqualTo(IdKind.CAPTION.show(desk.caption));
    assertThat(shown.getJsonObject("settings").getString("kind")).isEqualTo("odd");
    assertThat(shown.getJsonArray("warnings")).containsExactly("shortened");
    assertThat(shown.getString("scheduled_at")).isEqualTo(at(10).toString());
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  @Test
  void refusesAChangeThatThePlatformWouldNotTake() {
    UUID post = desk.pending(at(10));

    assertThat(
            refused(
                post, new JsonObject().put("settings", new JsonObject().put("kind", "impossible"))))
        .isEqualTo(ProblemType.NOT_PUBLISHABLE);
    assertThat(
            refused(post, new JsonObject().put("caption_id", IdKind.CAPTION.show(IdKind.next()))))
        .isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(desk.look(post).choice().settings()).isEmpty();
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  @Test
  void cancelsAndSaysSoAgain() {
    UUID post = desk.pending(at(10));

    assertThat(update(post, CANCEL).getString("status")).isEqualTo("cancelled");
    assertThat(desk.queuedFor(post)).isEmpty();
    assertThat(desk.look(post).endedAt()).isNotNull();
    assertThat(update(post, CANCEL).getString("status")).isEqualTo("cancelled");
  }

  @Test
  void takesBackWhatIsClaimedButNotYetPermitted() {
    UUID post = desk.pending(at(0));
    desk.inflight(post, "commit", "claimed");

    assertThat(update(post, CANCEL).getString("status")).isEqualTo("cancelled");
    assertThat(desk.one("select 1 as one from inflight where post_id = $1", row -> 1, post))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"commit, sending", "confirm, claimed"})
  void comesTooLateForWhatIsBeingPublished(String kind, String state) {
    UUID post = desk.pending(at(0));
    desk.inflight(post, kind, state);

    assertThat(refused(post, CANCEL)).isEqualTo(ProblemType.IN_FLIGHT);
    assertThat(refused(post, time(at(60)))).isEqualTo(ProblemType.IN_FLIGHT);
    assertThat(desk.look(post).status()).isEqualTo(PostStatus.PENDING);
  }

  @Test
  void refusesWhatAPersonHasToSettle() {
    UUID post = desk.post("failed", at(0));
    desk.set(post, "unsettled = true, needs_confirmation = true");

    assertThat(refused(post, CANCEL)).isEqualTo(ProblemType.NEEDS_CONFIRMATION);
    assertThat(refused(post, time(at(60)))).isEqualTo(ProblemType.NEEDS_CONFIRMATION);
  }

  @Test
  void asksNobodyForAWordOnWhatThePlatformIsBeingAsked() {
    UUID post = desk.post("pending", at(0));
    desk.set(post, "unsettled = true");

    assertThat(refused(post, CANCEL)).isEqualTo(ProblemType.IN_FLIGHT);
    assertThat(refused(post, time(at(60)))).isEqualTo(ProblemType.IN_FLIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "failed"})
  void cancelsNothingThatHasEnded(String status) {
    assertThat(refused(desk.post(status, at(-10)), CANCEL)).isEqualTo(ProblemType.ALREADY_ENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "cancelled"})
  void movesNothingThatHasEnded(String status) {
    assertThat(refused(desk.post(status, at(-10)), time(at(10))))
        .isEqualTo(ProblemType.ALREADY_ENDED);
  }

  @Test
  void putsAFailedPostBackByANewTime() {
    UUID post = desk.post("failed", at(-10));
    desk.set(post, "error_code = 'content_rejected', attempts = 1");

    assertThat(update(post, time(at(10))).getString("status")).isEqualTo("pending");
    ScheduledPost again = desk.look(post);
    assertThat(again.endedAt()).isNull();
    assertThat(again.tries().error()).isNull();
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  @Test
  void keepsAHeldPostHeldWhileWhatHoldsItLasts() {
    UUID post = desk.post("pending", at(10));
    desk.set(post, "held = 'connection_expired'");
    desk.run("update connection set state = 'expired' where id = $1", desk.connection);

    assertThat(update(post, time(at(60))).getString("phase")).isEqualTo("held");
    assertThat(desk.look(post).held()).isEqualTo(Hold.CONNECTION_EXPIRED);
    assertThat(desk.queuedFor(post)).isEmpty();

    desk.run("update connection set state = 'connected' where id = $1", desk.connection);
    assertThat(update(post, time(at(70))).getString("phase")).isEqualTo("waiting");
    assertThat(desk.queuedFor(post)).contains(at(70));
  }

  @Test
  void refusesToCancelAndChangeAtOnce() {
    UUID post = desk.pending(at(10));

    assertThat(refused(post, time(at(60)).put("status", "cancelled")))
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void changesNothingOfAnotherWorkspace() {
    UUID post = desk.pending(at(10));
    Desk stranger = new Desk(server);

    for (JsonObject change : List.of(CANCEL, time(at(60)))) {
      assertThat(stranger.refusal("updateScheduledPost", post, change).type())
          .isEqualTo(ProblemType.NOT_FOUND);
    }
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plusSeconds(60L * minutes);
  }

  private static JsonObject time(Instant at) {
    return new JsonObject().put("scheduled_at", at.toString());
  }

  private JsonObject update(UUID post, JsonObject change) {
    return Desk.body(desk.ask("updateScheduledPost", post, change));
  }

  private ProblemType refused(UUID post, JsonObject change) {
    return desk.refusal("updateScheduledPost", post, change).type();
  }
}
