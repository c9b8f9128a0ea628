package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's own boards and the group boards it may pin to, page by page. */
record PinterestBoards(PinterestApi api) implements Boards {
  /** 10,000 boards: an account can have 2,000, and a list that never ends must not hold us. */
  private static final int MOST_PAGES = 40;

  @Override
  public BoardsStep next(BoardsJob job) {
    Map<String, Board> boards = new LinkedHashMap<>();
    String bookmark = null;
    for (int page = 1; page <= MOST_PAGES; page++) {
      PlatformResponse answer = job.answers().get(name(page));
      if (answer == null) {
        return new BoardsStep.Ask(name(page), request(job, bookmark));
      }
      if (!answer.ok() || !PinterestJson.isList(answer.json())) {
        return failed(job, answer);
      }
      PinterestJson.items(answer.json()).stream()
          .flatMap(item -> board(item).stream())
          .forEach(board -> boards.putIfAbsent(board.id(), board));
      bookmark = PinterestJson.bookmark(answer.json()).orElse(null);
      if (bookmark == null) {
        break;
      }
    }
    return new BoardsStep.Listed(List.copyOf(boards.values()));
  }

  @Override
  public JsonObject settings(Choice choice) {
    return PinterestDefaults.of(choice);
  }

  @Override
  public Optional<Choice> chosen(JsonObject settings) {
    return PinterestDefaults.chosen(settings);
  }

  private PlatformRequest request(BoardsJob job, @Nullable String bookmark) {
    return api.get("boards", PinterestRequests.page(bookmark), job.account().tokens().access());
  }

  private static Optional<Board> board(JsonObject item) {
    return PinterestJson.id(item, "id")
        .map(
            id ->
                new Board(
                    id,
                    AnswerJson.text(item, "name").orElse(id),
                    AnswerJson.text(item, "privacy").orElse(null),
                    AnswerJson.text(item, "description").orElse(null),
                    AnswerJson.number(item, "pin_count").orElse(null)));
  }

  private static BoardsStep failed(BoardsJob job, PlatformResponse answer) {
    Optional<PinterestReply> reply = PinterestReply.of(answer);
    PinterestError row = reply.map(PinterestErrors::of).orElse(PinterestErrors.UNLISTED);
    if (row.treatment() == PinterestError.Treatment.RECONNECT) {
      return new BoardsStep.AuthExpired(row.text());
    }
    String told = reply.map(r -> " It says: " + r.shown(job.account())).orElse("");
    return new BoardsStep.Unavailable(
        "Pinterest does not tell the boards just now. Try again in a minute." + told);
  }

  private static String name(int page) {
    return "boards-" + page;
  }
}
