package ai.influgen.publishing.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Problem.Fault;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleContentIT {
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
  void schedulesOnePostForEachPlatformInTheOrderAsked() {
    UUID twitter = IdKind.next();
    desk.connect(twitter, "twitter");
    Instant at = desk.clock.instant().plus(Duration.ofDays(1));

    Reply reply = schedule(request(at.toString(), "x", "instagram"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(Desk.body(reply).getString("timezone")).isEqualTo("America/New_York");
    JsonArray posts = Desk.body(reply).getJsonArray("scheduledPosts");
    assertThat(posts).hasSize(2);
    JsonObject first = posts.getJsonObject(0);
    assertThat(first.getString("platform")).isEqualTo("twitter");
    assertThat(first.getString("connection_id")).isEqualTo(IdKind.CONNECTION.show(twitter));
    assertThat(first.getString("content_id")).isEqualTo(IdKind.CONTENT.show(desk.content));
    assertThat(first.getString("status")).isEqualTo("pending");
    assertThat(first.getString("phase")).isEqualTo("waiting");
    assertThat(first.getString("scheduled_at")).isEqualTo(at.toString());
    assertThat(posts.getJsonObject(1).getString("platform")).isEqualTo("instagram");
    assertThat(desk.queuedFor(id(first))).contains(at);
    assertThat(desk.queue.wakes()).isZero();
  }

  @Test
  void keepsWhatWasPickedAndSaysWhatThePlatformWillChange() {
    JsonObject request =
        request("2999-01-01T10:00", "instagram")
            .put("timezone", "Europe/Berlin")
            .put("scheduled_at", desk.clock.instant().plusSeconds(3600).toString())
            .put("caption_id", IdKind.CAPTION.show(desk.caption))
            .put("media_ids", new JsonArray().add(IdKind.MEDIA.show(desk.media)))
            .put("settings", settings("instagram", "odd"));

    JsonObject body = Desk.body(schedule(request));

    JsonObject post = body.getJsonArray("scheduledPosts").getJsonObject(0);
    assertThat(body.getString("timezone")).isEqualTo("Europe/Berlin");
    assertThat(post.getString("timezone")).isEqualTo("Europe/Berlin");
    assertThat(post.getString("caption_id")).isEqualTo(IdKind.CAPTION.show(desk.caption));
    assertThat(post.getJsonArray("media_ids")).containsExactly(IdKind.MEDIA.show(desk.media));
    assertThat(post.getJsonObject("settings")).isEqualTo(new JsonObject().put("kind", "odd"));
    assertThat(post.getJsonArray("warnings")).containsExactly("shortened");
  }

  @Test
  void wakesTheEngineForWhatIsDueNow() {
    schedule(request(desk.clock.instant().minusSeconds(60).toString(), "instagram"));

    assertThat(desk.queue.wakes()).isEqualTo(1);
  }

  @Test
  void namesEveryFaultAndSchedulesNothing() {
    JsonObject request =
        request("yesterday", "instagram", "friendster", "instagram", "twitter")
            .put("caption_id", IdKind.CAPTION.show(IdKind.next()))
            .put("media_ids", new JsonArray().add("med_00000000000000000000000000"))
            .put("settings", settings("instagram", "impossible").put("tiktok", new JsonObject()));

    Problem problem = refusal(request);

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/scheduled_at",
            "/platforms/1",
            "/platforms/2",
            "/platforms/3",
            "/settings/tiktok",
            "/caption_id",
            "/media_ids/0",
            "/platforms/0/media/0",
            "/platforms/0/caption");
    assertThat(count()).isZero();
  }

  @Test
  void refusesWhatAPlatformWouldNotTake() {
    Problem problem =
        refusal(soon("instagram").put("settings", settings("instagram", "impossible")));

    assertThat(problem.type()).isEqualTo(ProblemType.NOT_PUBLISHABLE);
    assertThat(problem.faults())
        .containsExactly(
            new Fault("/platforms/0/media/0", "too wide"),
            new Fault("/platforms/0/caption", "too long"));
  }

  @ParameterizedTest
  @CsvSource({
    "disconnected,    NOT_CONNECTED",
    "expired,         CONNECTION_EXPIRED",
    "needs_selection, NEEDS_SELECTION",
  })
  void refusesAnAccountThatIsNotConnected(String state, ProblemType expected) {
    desk.run("update connection set state = $2 where id = $1", desk.connection, state);

    assertThat(refusal(soon("instagram")).type()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft", "rejected"})
  void refusesContentThatIsNotApproved(String status) {
    desk.run(
        "update content_item set status = $2, approval_hash = null where id = $1",
        desk.content,
        status);

    assertThat(refusal(soon("instagram")).type()).isEqualTo(ProblemType.NOT_APPROVED);
  }

  @Test
  void takesPublishedContentAgain() {
    desk.run("update content_item set status = 'published' where id = $1", desk.content);

    assertThat(schedule(soon("instagram")).status()).isEqualTo(201);
  }

  @Test
  void refusesTheSameTwiceUnlessAskedForARepost() {
    UUID twitter = IdKind.next();
    desk.connect(twitter, "twitter");
    JsonObject first =
        Desk.body(schedule(soon("instagram"))).getJsonArray("scheduledPosts").getJsonObject(0);

    Problem problem = refusal(soon("twitter", "instagram"));

    assertThat(problem.type()).isEqualTo(ProblemType.ALREADY_SCHEDULED);
    assertThat(problem.faults()).extracting(Fault::pointer).containsExactly("/platforms/1");
    assertThat(problem.details().getString("scheduled_post_id")).isEqualTo(first.getString("id"));
    assertThat(problem.details().getString("scheduled_at"))
        .isEqualTo(first.getString("scheduled_at"));
    assertThat(count()).isEqualTo(1);
    assertThat(schedule(soon("instagram").put("repost", true)).status()).isEqualTo(201);
  }

  @Test
  void findsNoContentOfAnotherWorkspace() {
    Desk stranger = new Desk(server);

    assertThat(stranger.refusal("scheduleContent", desk.content, soon("instagram")).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  private Reply schedule(JsonObject request) {
    return desk.ask("scheduleContent", desk.content, request);
  }

  private Problem refusal(JsonObject request) {
    return desk.refusal("scheduleContent", desk.content, request);
  }

  private JsonObject soon(String... platforms) {
    return request(desk.clock.instant().plusSeconds(3600).toString(), platforms);
  }

  private static JsonObject request(String at, String... platforms) {
    JsonArray names = new JsonArray();
    for (String platform : platforms) {
      names.add(platform);
    }
    return new JsonObject().put("scheduled_at", at).put("platforms", names);
  }

  private static JsonObject settings(String platform, String kind) {
    return new JsonObject().put(platform, new JsonObject().put("kind", kind));
  }

  private static UUID id(JsonObject post) {
    return IdKind.SCHEDULED_POST.read(post.getString("id")).orElseThrow();
  }

  private long count() {
    Optional<Long> count =
        desk.one(
            "select count(*) as n from scheduled_post where workspace_id = $1",
            row -> row.getLong("n"),
            desk.workspace);
    return count.orElseThrow();
  }
}
