package ai.influgen.publishing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class PublicRequestTest {
  private static final FakePlatform PINTEREST = FakePlatform.withBoards("pinterest");

  @Test
  void readsTheTwoFieldsOfTheContract() {
    PublicRequest request = PublicRequest.of(body());

    assertThat(request.platform()).isEqualTo("pinterest");
    assertThat(request.contentId()).isPresent();
    assertThat(request.repost()).isFalse();
    assertThat(request.settingsFor(PINTEREST)).isEmpty();
  }

  @Test
  void takesTheBoardIntoTheSettings() {
    JsonObject settings = new JsonObject().put("title", "Roof");
    PublicRequest request =
        PublicRequest.of(body().put("settings", settings).put("board_id", "b1"));

    assertThat(request.settingsFor(PINTEREST))
        .contains(new JsonObject().put("title", "Roof").put("pinboard", "b1"));
    assertThat(settings.containsKey("pinboard")).isFalse();
  }

  @Test
  void takesTheSameBoardNamedTwice() {
    JsonObject settings = new JsonObject().put("pinboard", "b1");
    PublicRequest request =
        PublicRequest.of(body().put("settings", settings).put("board_id", "b1"));

    assertThat(request.settingsFor(PINTEREST)).contains(settings);
  }

  @Test
  void refusesTwoBoards() {
    JsonObject settings = new JsonObject().put("pinboard", "b2");
    PublicRequest request =
        PublicRequest.of(body().put("settings", settings).put("board_id", "b1"));

    assertRefused(request, PINTEREST);
  }

  @Test
  void refusesABoardWhereThereAreNone() {
    assertRefused(PublicRequest.of(body().put("board_id", "b1")), new FakePlatform("instagram"));
  }

  private static void assertRefused(PublicRequest request, FakePlatform platform) {
    Problem problem = catchThrowableOfType(Problem.class, () -> request.settingsFor(platform));
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/board_id");
  }

  private static JsonObject body() {
    return new JsonObject()
        .put("content_id", "cnt_01HZX6V1P2Q3R4S5T6V7V8W9X0")
        .put("platform", "pinterest");
  }
}
