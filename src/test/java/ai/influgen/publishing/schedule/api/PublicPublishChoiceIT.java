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
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What public publish does with the platform, caption and settings of its request. */
class PublicPublishChoiceIT {
  private static final JsonObject STORY = new JsonObject().put("kind", "story");
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
  void makesThePostOfWhatWasPicked() {
    String caption = IdKind.CAPTION.show(desk.caption);

    JsonObject post = shown(publish(request().put("caption_id", caption).put("settings", STORY)));

    assertThat(post.getString("caption_id")).isEqualTo(caption);
    assertThat(post.getJsonObject("settings")).isEqualTo(STORY);
  }

  @Test
  void changesAPendingPostFirst() {
    UUID pending = desk.pending(desk.clock.instant().plusSeconds(600));

    Reply reply = publish(request().put("settings", STORY));

    assertThat(id(reply)).isEqualTo(pending);
    assertThat(desk.look(pending).choice().settings()).isEqualTo(STORY);
    assertThat(desk.look(pending).choice().captionId()).isNull();
  }

  @Test
  void changesAFailedPostBeforeItIsTriedAgain() {
    UUID failed = desk.post("failed", desk.clock.instant().minusSeconds(600));
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));

    Reply reply = publish(request().put("settings", STORY));

    assertThat(id(reply)).isEqualTo(failed);
    assertThat(shown(reply).getString("status")).isEqualTo("published");
    assertThat(desk.look(failed).choice().settings()).isEqualTo(STORY);
  }

  @Test
  void leavesAFailedPostAsItIsWhileTheAccountIsAway() {
    UUID failed = desk.post("failed", desk.clock.instant().minusSeconds(600));
    desk.run("update connection set state = 'expired' where id = $1", desk.connection);

    assertThat(refusal(request().put("settings", STORY)).type())
        .isEqualTo(ProblemType.CONNECTION_EXPIRED);
    assertThat(desk.look(failed).status()).isEqualTo(PostStatus.FAILED);
  }

  @Test
  void leavesAPublishedPostAsItIs() {
    UUID published = desk.post("published", desk.clock.instant());

    assertThat(id(publish(request().put("settings", STORY)))).isEqualTo(published);
    assertThat(desk.look(published).choice().settings()).isEmpty();
  }

  @Test
  void joinsAPostThatIsBeingSentAsTheRequestSays() {
    UUID sending = desk.pending(desk.clock.instant());
    desk.set(sending, "settings = '{\"kind\": \"story\"}'");
    desk.inflight(sending, "commit", "sending");

    assertThat(id(publish(request().put("settings", STORY)))).isEqualTo(sending);
  }

  @Test
  void doesNotChangeAPostThatIsBeingSent() {
    UUID sending = desk.pending(desk.clock.instant());
    desk.inflight(sending, "commit", "sending");

    assertThat(refusal(request().put("settings", STORY)).type()).isEqualTo(ProblemType.IN_FLIGHT);
    assertThat(desk.look(sending).choice().settings()).isEmpty();
  }

  @Test
  void putsTheBoardAmongTheSettings() {
    desk.connect(IdKind.next(), "pinterest");

    Reply reply =
        publish(
            request()
                .put("platform", "pinterest")
                .put("settings", new JsonObject().put("title", "Roof"))
                .put("board_id", "b1"));

    assertThat(shown(reply).getJsonObject("settings"))
        .isEqualTo(new JsonObject().put("title", "Roof").put("pinboard", "b1"));
  }

  @Test
  void takesThePlatformByItsAlias() {
    desk.connect(IdKind.next(), "twitter");

    assertThat(shown(publish(request().put("platform", "x"))).getString("platform"))
        .isEqualTo("twitter");
  }

  @Test
  void saysWhichPlatformsThereAre() {
    Problem problem = refusal(request().put("platform", "myspace"));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/platform");
    assertThat(problem.detail()).contains("myspace").contains("instagram, twitter");
  }

  @Test
  void refusesACaptionThatTheContentDoesNotHave() {
    Problem problem = refusal(request().put("caption_id", IdKind.CAPTION.show(IdKind.next())));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/caption_id");
  }

  @Test
  void makesNothingThatThePlatformWouldRefuse() {
    Problem problem =
        refusal(request().put("settings", new JsonObject().put("kind", "impossible")));

    assertThat(problem.type()).isEqualTo(ProblemType.NOT_PUBLISHABLE);
    assertThat(problem.faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/media/0", "/caption");
    assertThat(
            desk.one(
                "select id from scheduled_post where workspace_id = $1",
                row -> row.getUUID("id"),
                desk.workspace))
        .isEmpty();
  }

  private JsonObject request() {
    return new JsonObject()
        .put("content_id", IdKind.CONTENT.show(desk.content))
        .put("platform", "instagram");
  }

  private Reply publish(JsonObject request) {
    return await(desk.publicPublish(request));
  }

  private Problem refusal(JsonObject request) {
    Problem problem = catchThrowableOfType(Problem.class, () -> publish(request));
    assertThat(problem).isNotNull();
    return problem;
  }

  private static UUID id(Reply reply) {
    return IdKind.SCHEDULED_POST.read(shown(reply).getString("id")).orElseThrow();
  }

  private static JsonObject shown(Reply reply) {
    return Desk.body(reply).getJsonObject("scheduled_post");
  }
}
