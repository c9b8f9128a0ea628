package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Boards.Board;
import ai.influgen.publishing.platform.Boards.BoardsJob;
import ai.influgen.publishing.platform.Boards.BoardsStep;
import ai.influgen.publishing.platform.Boards.Choice;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinterestBoardsTest {
  private static final Boards BOARDS = Samples.PLATFORM.boards().orElseThrow();

  @Test
  void readsPageByPageWithThePagesBookmark() {
    PlatformRequest first = ((BoardsStep.Ask) next(Map.of())).request();
    assertThat(first.url()).hasToString("https://api.pinterest.com/v5/boards");
    assertThat(first.query()).containsOnly(Map.entry("page_size", "250"));
    assertThat(first.headers()).containsEntry("Authorization", "Bearer pina_ACCESS1");
    BoardsStep.Ask second = (BoardsStep.Ask) next(Map.of("boards-1", ok("boards-first")));
    assertThat(second.name()).isEqualTo("boards-2");
    assertThat(second.request().query()).containsEntry("bookmark", "b2sgfCB8IHw=");
  }

  @Test
  void listsEachBoardOnce() {
    Map<String, PlatformResponse> both =
        Map.of("boards-1", ok("boards-first"), "boards-2", ok("boards-second"));
    assertThat(next(both))
        .isEqualTo(
            new BoardsStep.Listed(
                List.of(
                    new Board("549755885175", "Rooftops", "PUBLIC", "High up", 12L),
                    new Board("549755885176", "Drafts", "SECRET", null, null),
                    new Board("549755885177", "Group", "PROTECTED", null, 3L))));
  }

  @Test
  void stopsReadingAListThatHasNoEnd() {
    Map<String, PlatformResponse> answers = new HashMap<>();
    int asked = 0;
    while (next(answers) instanceof BoardsStep.Ask(String name, PlatformRequest request)) {
      answers.put(name, ok("boards-first"));
      asked++;
    }
    assertThat(asked).isEqualTo(40);
    assertThat(next(answers)).isInstanceOf(BoardsStep.Listed.class);
  }

  @Test
  void tellsATokenThatIsRefusedFromAnOutage() {
    assertThat(next(Map.of("boards-1", Samples.error(401, 2, "Authentication failed."))))
        .isInstanceOf(BoardsStep.AuthExpired.class);
    for (PlatformResponse broken :
        List.of(
            Samples.error(429, 8, "limit"),
            Samples.error(500, 1, "down"),
            new PlatformResponse(200, Map.of(), "<html>"))) {
      assertThat(next(Map.of("boards-1", broken))).isInstanceOf(BoardsStep.Unavailable.class);
    }
  }

  @Test
  void keepsTheChoiceInTheSettings() {
    for (Choice choice : List.of(new Choice("1", "2"), new Choice("1", null))) {
      assertThat(BOARDS.chosen(BOARDS.settings(choice))).contains(choice);
    }
    assertThat(BOARDS.settings(new Choice("1", null)).getString("board_id")).isEqualTo("1");
    assertThat(BOARDS.chosen(new JsonObject())).isEmpty();
  }

  private static BoardsStep next(Map<String, PlatformResponse> answers) {
    return BOARDS.next(new BoardsJob(Samples.account(), answers));
  }
}
