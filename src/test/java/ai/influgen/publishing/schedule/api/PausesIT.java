package ai.influgen.publishing.schedule.api;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.schedule.Hold;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausesIT {
  private static final JsonObject ALL = new JsonObject();
  private static final JsonObject INSTAGRAM = JsonObject.of("platform", "instagram");

  private static TestDatabase server;
  private Desk desk;
  private UUID member;

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
    member = IdKind.next();
    desk.run(
        "insert into member (id, workspace_id, name, role) values ($1, $2, 'M', 'editor')",
        member,
        desk.workspace);
  }

  private Future<Reply> asked(String operation, Map<String, String> path, JsonObject body) {
    Call call = new Call(new Caller(desk.workspace, member), path, Map.of(), body, List.of());
    return Future.succeededFuture(call).compose(desk.operation(operation)::handle);
  }

  private JsonObject ask(String operation, Map<String, String> path, JsonObject body) {
    return Desk.body(await(asked(operation, path, body)));
  }

  private JsonObject pause(JsonObject scope) {
    return ask("createPause", Map.of(), scope);
  }

  private JsonObject end(JsonObject pause) {
    return ask("endPause", Map.of("id", pause.getString("id")), new JsonObject());
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plus(Duration.ofMinutes(minutes));
  }

  private UUID held(int minutes) {
    UUID post = desk.post("pending", at(minutes));
    desk.set(post, "held = 'paused'");
    return post;
  }

  private static List<String> inFlight(JsonObject pause) {
    return pause.getJsonArray("in_flight").stream()
        .map(JsonObject.class::cast)
        .map(post -> post.getString("id"))
        .toList();
  }

  @Test
  void tellsWhatItCameTooLateFor() {
    desk.pending(at(10));
    UUID claimed = desk.pending(at(0));
    desk.inflight(claimed, "commit", "claimed");
    UUID sending = desk.pending(at(0));
    desk.inflight(sending, "commit", "sending");
    UUID confirming = desk.pending(at(0));
    desk.inflight(confirming, "confirm", "claimed");

    assertThat(inFlight(pause(INSTAGRAM)))
        .containsExactlyInAnyOrder(
            IdKind.SCHEDULED_POST.show(sending), IdKind.SCHEDULED_POST.show(confirming));
    assertThat(inFlight(pause(JsonObject.of("platform", "twitter")))).isEmpty();
  }

  @Test
  void waitsForAPermissionThatIsBeingGivenAndTellsOfIt() {
    UUID post = desk.pending(at(0));
    desk.inflight(post, "commit", "claimed");
    Promise<Void> given = Promise.promise();
    Future<?> permission =
        desk.database.transaction(
            tx ->
                tx.preparedQuery("update inflight set state = 'sending' where post_id = $1")
                    .execute(Tuple.of(post))
                    .compose(_ -> given.future()));
    awaitLock(post);

    Future<Reply> paused = asked("createPause", Map.of(), ALL);
    desk.untilSomebodyWaits();
    assertThat(paused.isComplete()).isFalse();
    given.complete();
    await(permission);

    assertThat(inFlight(Desk.body(await(paused))))
        .containsExactly(IdKind.SCHEDULED_POST.show(post));
  }

  private void awaitLock(UUID post) {
    Waiting.until(
        Duration.ofSeconds(5),
        () ->
            desk.one(
                    "select 1 as one from inflight where post_id = $1 for share skip locked",
                    row -> 1,
                    post)
                .isEmpty(),
        locked -> locked);
  }

  @Test
  void pausesTheSameOnce() {
    JsonObject first = pause(INSTAGRAM);
    assertThat(pause(INSTAGRAM).getString("id")).isEqualTo(first.getString("id"));
    pause(ALL);

    JsonObject listed = ask("listPauses", Map.of(), new JsonObject());
    assertThat(listed.getJsonArray("pauses"))
        .extracting(one -> ((JsonObject) one).getString("platform"))
        .containsExactly("instagram", null);
  }

  @Test
  void letsHeldPostsGoOnByTheWorkspacesRule() {
    JsonObject pause = pause(INSTAGRAM);
    UUID late = held(-10);
    UUID later = held(-5);
    UUID tooLate = held(-25 * 60);
    UUID ahead = held(30);

    assertThat(end(pause)).isEqualTo(JsonObject.of("resumed_posts", 3, "held_posts", 1));

    assertThat(desk.queuedFor(late)).contains(at(0));
    assertThat(desk.queuedFor(later)).contains(at(0).plusSeconds(30));
    assertThat(desk.queuedFor(ahead)).contains(at(30));
    assertThat(desk.look(tooLate).held()).as("a person decides").isEqualTo(Hold.PAUSED);
    assertThatThrownBy(() -> end(pause))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void leavesToAnotherPauseWhatThatOneStops() {
    JsonObject one = pause(INSTAGRAM);
    JsonObject all = pause(ALL);
    UUID post = held(-1);

    end(one);
    assertThat(desk.look(post).held()).isEqualTo(Hold.PAUSED);
    assertThat(desk.queuedFor(post)).isEmpty();

    end(all);
    assertThat(desk.look(post).held()).isNull();
    assertThat(desk.queuedFor(post)).isPresent();
  }

  @Test
  void publishNowSaysThatItIsPaused() {
    UUID post = desk.pending(at(10));
    pause(ALL);

    assertThat(desk.refusal("publishNow", post, new JsonObject()).type())
        .isEqualTo(ProblemType.PAUSED);
  }

  @Test
  void findsNoCharacterOfOthers() {
    JsonObject foreign =
        JsonObject.of("character_id", IdKind.CHARACTER.show(new Desk(server).character));
    assertThatThrownBy(() -> pause(foreign))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThatThrownBy(() -> pause(JsonObject.of("platform", "myspace")))
        .isInstanceOf(Problem.class);
  }
}
