package ai.influgen.publishing.http.operation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which page of a list is asked for. A cursor names the last row seen by its sort key (an instant)
 * and id, so that rows that come in meanwhile neither repeat nor hide others.
 *
 * @param limit how many rows, 1 to 200
 */
public record PageRequest(int limit, Optional<Position> after) {
  private static final int DEFAULT_LIMIT = 50;

  /** A row's place in its list. */
  public record Position(Instant at, UUID id) {
    String encode() {
      String text = at + " " + id;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Position decode(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 2);
        return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
        throw Problem.invalid("cursor", "This cursor is not one of ours: start again without one.");
      }
    }
  }

  /**
   * One page of a list.
   *
   * @param nextCursor empty on the last page
   */
  public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * What the call's {@code limit} and {@code cursor} say.
   *
   * @throws Problem 400 if the cursor is not one of ours
   */
  public static PageRequest of(Call call) {
    int limit = call.queried("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    return new PageRequest(limit, call.queried("cursor").map(Position::decode));
  }

  /** How many rows to read: one more than shown tells whether another page follows. */
  public int rows() {
    return limit + 1;
  }

  /** The page out of the rows that {@link #rows} asked for. */
  public <T> Page<T> page(List<T> rows, Function<T, Position> position) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> shown = rows.subList(0, limit);
    return new Page<>(shown, Optional.of(position.apply(shown.getLast()).encode()));
  }
}
