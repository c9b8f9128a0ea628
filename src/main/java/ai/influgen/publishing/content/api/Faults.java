package ai.influgen.publishing.content.api;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, so that all of it is told at once. */
final class Faults {
  private final List<Problem.Fault> all = new ArrayList<>();

  void add(String pointer, String message) {
    all.add(new Problem.Fault(pointer, message));
  }

  /** Notes a text that PostgreSQL can't keep. */
  void checkText(String pointer, @Nullable String text) {
    if (text != null && text.indexOf('\0') >= 0) {
      add(pointer, "The character U+0000 can't be kept in a text: leave it out.");
    }
  }

  /**
   * Ends the request if anything was noted.
   *
   * @throws Problem 400 with all of it
   */
  void raise() {
    if (!all.isEmpty()) {
      throw Problem.of(ProblemType.INVALID_REQUEST, all.getFirst().message(), all);
    }
  }
}
