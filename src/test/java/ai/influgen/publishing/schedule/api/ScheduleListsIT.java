package ai.influgen.publishing.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleListsIT {
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
  void listsWhatIsPendingSoonestFirst() {
    UUID later = desk.pending(at(60));
    UUID sooner = desk.pending(at(30));
    desk.post("published", at(-30));
    desk.inflight(sooner, "commit", "sending");

    JsonObject page = desk.list("listSchedule", Map.of());

    assertThat(ids(page)).containsExactly(sooner, later);
    assertThat(page.containsKey("next_cursor")).isTrue();
    assertThat(page.getValue("next_cursor")).isNull();
    assertThat(page.getJsonArray("scheduled_posts").getJsonObject(0).getString("phase"))
        .isEqualTo("publishing");
  }

  @Test
  void pagesNeitherRepeatNorSkipWhatWasThereWhenRowsComeInBetween() {
    List<UUID> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      // two at the same instant: the id decides
      expected.add(desk.pending(at(10 * (i / 2))));
    }
    List<UUID> seen = new ArrayList<>();

    JsonObject page = desk.list("listSchedule", Map.of("limit", "2"));
    seen.addAll(ids(page));
    desk.pending(at(-5));
    UUID ahead = desk.pending(at(15));
    while (page.getString("next_cursor") != null) {
      page =
          desk.list("listSchedule", Map.of("limit", "2", "cursor", page.getString("next_cursor")));
      seen.addAll(ids(page));
    }

    expected.add(4, ahead);
    assertThat(seen).containsExactlyElementsOf(expected);
  }

  @Test
  void listsAnotherStatusLastEndedFirst() {
    desk.pending(at(10));
    UUID older = desk.post("failed", at(-60));
    UUID newer = desk.post("failed", at(-30));
    desk.post("published", at(-10));

    assertThat(ids(desk.list("listSchedule", Map.of("status", "failed"))))
        .containsExactly(newer, older);
  }

  @Test
  void showsTheHistoryNewestFirstWithItsAttempts() {
    UUID older = desk.post("failed", at(-60));
    UUID newer = desk.post("published", at(-30));
    desk.post("pending", at(30));
    attempt(older, 2, "refused");
    attempt(older, 1, "retry_later");

    JsonObject first = desk.list("listHistory", Map.of("limit", "1"));
    JsonObject second = desk.list("listHistory", Map.of("cursor", first.getString("next_cursor")));

    assertThat(ids(first)).containsExactly(newer);
    assertThat(ids(second)).containsExactly(older);
    assertThat(second.getValue("next_cursor")).isNull();
    assertThat(
            second
                .getJsonArray("scheduled_posts")
                .getJsonObject(0)
                .getJsonArray("attempt_log")
                .stream()
                .map(entry -> ((JsonObject) entry).getString("outcome")))
        .containsExactly("retry_later", "refused");
    assertThat(ids(desk.list("listHistory", Map.of("status", "failed")))).containsExactly(older);
  }

  @Test
  void filtersByPlatformAndCharacter() {
    UUID post = desk.pending(at(10));
    String nobody = IdKind.CHARACTER.show(IdKind.next());

    assertThat(ids(desk.list("listSchedule", Map.of("platform", "instagram"))))
        .containsExactly(post);
    assertThat(ids(desk.list("listSchedule", Map.of("platform", "x")))).isEmpty();
    assertThat(
            ids(
                desk.list(
                    "listSchedule", Map.of("character_id", IdKind.CHARACTER.show(desk.character)))))
        .containsExactly(post);
    assertThat(ids(desk.list("listSchedule", Map.of("character_id", nobody)))).isEmpty();
    assertThat(
            ids(
                desk.list(
                    "listSchedule", Map.of("character_id", "char_01HZX6V1P2Q3R4S5T6U7V8W9X0"))))
        .isEmpty();
  }

  @Test
  void refusesAPlatformThatItDoesNotKnow() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> desk.list("listSchedule", Map.of("platform", "friendster")));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> desk.list("listHistory", Map.of("status", "pending")));
  }

  @Test
  void showsOnePostWithItsAttempts() {
    UUID post = desk.post("failed", at(-60));
    attempt(post, 1, "refused");

    JsonObject shown = Desk.body(desk.ask("getScheduledPost", post, new JsonObject()));

    assertThat(shown.getString("id")).isEqualTo(IdKind.SCHEDULED_POST.show(post));
    assertThat(shown.getJsonArray("attempt_log")).hasSize(1);
  }

  @Test
  void showsNothingOfAnotherWorkspace() {
    UUID post = desk.pending(at(10));
    desk.post("failed", at(-10));
    Desk stranger = new Desk(server);

    assertThat(ids(stranger.list("listSchedule", Map.of()))).isEmpty();
    assertThat(ids(stranger.list("listHistory", Map.of()))).isEmpty();
    assertThat(stranger.refusal("getScheduledPost", post, new JsonObject()).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plusSeconds(60L * minutes);
  }

  private void attempt(UUID post, int number, String outcome) {
    desk.run(
        "insert into publish_attempt (id, workspace_id, post_id, kind, started_at,"
            + " ended_at, outcome) values ($1, $2, $3, 'commit', $4, $4, $5)",
        IdKind.next(),
        desk.workspace,
        post,
        at(number).atOffset(ZoneOffset.UTC),
        outcome);
  }

  private static List<UUID> ids(JsonObject page) {
    return page.getJsonArray("scheduled_posts").stream()
        .map(post -> ((JsonObject) post).getString("id"))
        .map(id -> IdKind.SCHEDULED_POST.read(id).orElseThrow())
        .toList();
  }
}
