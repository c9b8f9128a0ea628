package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of an account that a post can go to, where a platform has such places. Pure: {@link
 * #next} looks at the answers so far and says which call comes next, or how it ended.
 */
public interface Boards {
  /** From nothing to the list of all boards. */
  BoardsStep next(BoardsJob job);

  /** What of a connection's settings stands for the default board; a null value removes one. */
  JsonObject settings(Choice choice);

  /** The default board that a connection's settings name. */
  Optional<Choice> chosen(JsonObject settings);

  /**
   * A listing under way.
   *
   * @param answers by the name of the {@link BoardsStep.Ask}
   */
  record BoardsJob(Account account, Map<String, PlatformResponse> answers) {
    public BoardsJob {
      answers = Map.copyOf(answers);
    }
  }

  /** What comes next in a listing. */
  sealed interface BoardsStep {
    /** Make this call. */
    record Ask(String name, PlatformRequest request) implements BoardsStep {}

    /** These are all of them. */
    record Listed(List<Board> boards) implements BoardsStep {
      public Listed {
        boards = List.copyOf(boards);
      }
    }

    /** The token is unusable. One refresh and one more try come first. */
    record AuthExpired(String message) implements BoardsStep {}

    /** The platform does not tell them for now: try again later. */
    record Unavailable(String message) implements BoardsStep {}
  }

  /**
   * One board.
   *
   * @param privacy the platform's word for who sees it; null if it does not say
   * @param posts how many posts are on it; null if it does not say
   */
  record Board(
      String id,
      String name,
      @Nullable String privacy,
      @Nullable String description,
      @Nullable Long posts) {}

  /**
   * A board that posts go to unless they name another.
   *
   * @param sectionId a part of it; null: none
   */
  record Choice(String boardId, @Nullable String sectionId) {}
}
