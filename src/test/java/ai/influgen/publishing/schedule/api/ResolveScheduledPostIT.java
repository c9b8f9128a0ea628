package ai.influgen.publishing.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolveScheduledPostIT {
  private static final JsonObject WENT_OUT = new JsonObject().put("published", true);
  private static final JsonObject DID_NOT = new JsonObject().put("published", false);

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
  void takesItAsPublishedAtTheTimeOfTheIntent() {
    UUID post = doubtful();

    JsonObject shown = resolve(post, WENT_OUT.copy().put("remote_post_id", "42"));

    assertThat(shown.getString("status")).isEqualTo("published");
    assertThat(shown.getString("remote_post_id")).isEqualTo("42");
    assertThat(shown.getString("published_at")).isEqualTo("2026-03-23T14:30:00.500Z");
    assertThat(shown.getBoolean("needs_confirmation")).isFalse();
    assertThat(shown.getValue("error_code")).isNull();
    assertThat(
            desk.one(
                "select status from content_item where id = $1",
                row -> row.getString("status"),
                desk.content))
        .contains("published");
  }

  @Test
  void letsWhatDidNotGoOutBePublishedAgain() {
    UUID post = doubtful();

    JsonObject shown = resolve(post, DID_NOT);

    assertThat(shown.getString("status")).isEqualTo("failed");
    assertThat(shown.getString("error_code")).isEqualTo("unknown_error");
    assertThat(shown.getBoolean("needs_confirmation")).isFalse();
    assertThat(desk.look(post).doubt().unsettled()).isFalse();
    assertThat(desk.ask("publishNow", post, new JsonObject()).status()).isEqualTo(202);
    assertThat(desk.look(post).status()).isEqualTo(PostStatus.PENDING);
  }

  @Test
  void forgetsWhatWasBegunForAPostThatIsSettled() {
    UUID other = desk.post("failed", desk.clock.instant());
    remember(other);
    for (JsonObject word : List.of(DID_NOT, WENT_OUT)) {
      UUID post = doubtful();
      remember(post);

      resolve(post, word);

      assertThat(remembered(post)).isZero();
    }
    assertThat(remembered(other)).isEqualTo(1);
  }

  @Test
  void answersTheSameWordAgainWithTheSame() {
    UUID out = doubtful();
    JsonObject said = WENT_OUT.copy().put("remote_post_id", "4711");
    assertThat(resolve(out, said)).isEqualTo(resolve(out, said));
    assertThat(resolve(out, WENT_OUT).getString("remote_post_id")).isEqualTo("4711");
    assertThat(refused(out, WENT_OUT.copy().put("remote_post_id", "4712")))
        .isEqualTo(ProblemType.CONFLICT);

    UUID not = doubtful();
    assertThat(resolve(not, DID_NOT)).isEqualTo(resolve(not, DID_NOT));
    assertThat(refused(not, WENT_OUT)).isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void keepsTheEvidenceAndWhatThePersonSaid() {
    UUID post = doubtful();
    desk.set(post, "evidence = '{\"looks\": 2}'");

    JsonObject shown = resolve(post, WENT_OUT);

    assertThat(shown.getJsonObject("evidence")).isEqualTo(JsonObject.of("looks", 2));
    assertThat(
            desk.one(
                "select outcome from publish_attempt where post_id = $1 order by ended_at desc limit 1",
                row -> row.getString("outcome"),
                post))
        .contains("resolved_published");
  }

  @Test
  void settlesOnlyOnceAndOnlyWhatIsInDoubt() {
    UUID post = doubtful();
    resolve(post, WENT_OUT);

    assertThat(refused(post, DID_NOT)).isEqualTo(ProblemType.CONFLICT);
    assertThat(refused(desk.pending(desk.clock.instant()), WENT_OUT))
        .isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void asksNobodyForAWordOnWhatThePlatformIsBeingAsked() {
    UUID post = desk.post("pending", desk.clock.instant());
    desk.set(post, "unsettled = true");

    assertThat(refused(post, WENT_OUT)).isEqualTo(ProblemType.IN_FLIGHT);
  }

  @Test
  void refusesAnIdThatAnotherPostHas() {
    UUID other = desk.post("published", desk.clock.instant());
    desk.set(other, "remote_post_id = '42'");
    UUID post = doubtful();

    assertThat(refused(post, WENT_OUT.copy().put("remote_post_id", "42")))
        .isEqualTo(ProblemType.CONFLICT);
    assertThat(desk.look(post).doubt().needsConfirmation()).isTrue();
  }

  @Test
  void findsNothingInAnotherWorkspace() {
    UUID post = doubtful();

    assertThat(new Desk(server).refusal("resolveScheduledPost", post, WENT_OUT).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  private UUID doubtful() {
    UUID post = desk.post("failed", desk.clock.instant().minusSeconds(600));
    desk.set(post, "error_code = 'unknown_error', unsettled = true, needs_confirmation = true");
    desk.run(
        "insert into publish_attempt (id, workspace_id, post_id, kind, started_at,"
            + " intent_at, ended_at, outcome) values ($1, $2, $3, 'commit', now(),"
            + " '2026-03-23T14:30:00.500Z', now(), 'ambiguous')",
        IdKind.next(),
        desk.workspace,
        post);
    return post;
  }

  private void remember(UUID post) {
    desk.run(
        "insert into publish_step (post_id, staged_for, step, result) values ($1, 'a/1', 'session',"
            + " '{}')",
        post);
  }

  private long remembered(UUID post) {
    return desk.one(
            "select count(*) from publish_step where post_id = $1", row -> row.getLong(0), post)
        .orElseThrow();
  }

  private JsonObject resolve(UUID post, JsonObject word) {
    return Desk.body(desk.ask("resolveScheduledPost", post, word));
  }

  private ProblemType refused(UUID post, JsonObject word) {
    return desk.refusal("resolveScheduledPost", post, word).type();
  }
}
