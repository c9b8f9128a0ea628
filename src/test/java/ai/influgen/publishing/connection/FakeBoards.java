package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.PlatformRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Boards that are asked for in two calls, and end as a test has set for the account's token. */
final class FakeBoards implements Boards {
  volatile Function<String, BoardsStep> end = token -> new BoardsStep.Unavailable("nothing is set");

  /** The account has these boards. */
  void are(String... ids) {
    end = token -> listed(ids);
  }

  static BoardsStep listed(String... ids) {
    return new BoardsStep.Listed(
        Arrays.stream(ids)
            .map(id -> new Board(id, "Board " + id, "PUBLIC", null, Long.valueOf(id)))
            .toList());
  }

  @Override
  public BoardsStep next(BoardsJob job) {
    for (String page : new String[] {"page-1", "page-2"}) {
      if (!job.answers().containsKey(page)) {
        return new BoardsStep.Ask(page, request(job.account()));
      }
    }
    return end.apply(job.account().tokens().access().reveal());
  }

  @Override
  public JsonObject settings(Choice choice) {
    return new JsonObject().put("board", choice.boardId()).put("part", choice.sectionId());
  }

  @Override
  public Optional<Choice> chosen(JsonObject settings) {
    return Optional.ofNullable(settings.getString("board"))
        .map(board -> new Choice(board, settings.getString("part")));
  }

  private static PlatformRequest request(Account account) {
    return new PlatformRequest(
        HttpMethod.GET,
        URI.create("https://fake.example/boards"),
        Map.of(),
        Map.of("Authorization", "Bearer " + account.tokens().access().reveal()),
        new PlatformRequest.Body.None(),
        Duration.ofSeconds(5));
  }
}
