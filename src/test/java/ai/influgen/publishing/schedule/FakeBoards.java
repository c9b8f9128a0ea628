package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.Boards;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Boards that settings name as {@code pinboard}. */
final class FakeBoards implements Boards {
  private static final String BOARD = "pinboard";

  @Override
  public BoardsStep next(BoardsJob job) {
    throw new AssertionError("the schedule lists no boards");
  }

  @Override
  public JsonObject settings(Choice choice) {
    return new JsonObject().put(BOARD, choice.boardId()).put("part", choice.sectionId());
  }

  @Override
  public Optional<Choice> chosen(JsonObject settings) {
    throw new AssertionError("what a post's settings say is the platform's rules' to read");
  }
}
