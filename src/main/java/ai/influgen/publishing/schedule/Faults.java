package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Problem.Fault;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is wrong with a request, gathered so that the caller learns it all at once. */
final class Faults {
  private record Found(ProblemType type, Fault fault) {}

  private final List<Found> found = new ArrayList<>();

  void add(ProblemType type, String pointer, String message) {
    found.add(new Found(type, new Fault(pointer, message)));
  }

  /** The part's value; empty if it is refused, which is noted. */
  <T> Optional<T> gather(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (Problem problem) {
      problem.faults().forEach(fault -> found.add(new Found(problem.type(), fault)));
      return Optional.empty();
    }
  }

  /**
   * Refuses what has a fault. The kind of the refusal is the most basic one that was found: what
   * does not fit the contract before what does not fit the state of things.
   *
   * @throws Problem with every fault
   */
  void refuseAny() {
    refuseAny(new JsonObject());
  }

  /** As {@link #refuseAny()}, with further fields in the answer. */
  void refuseAny(JsonObject details) {
    if (!found.isEmpty()) {
      throw problem().with(details);
    }
  }

  private Problem problem() {
    Found worst = found.stream().min(Comparator.comparingInt(f -> f.type().status())).orElseThrow();
    String detail = worst.fault().message();
    String more = found.size() == 1 ? "" : " (" + found.size() + " faults in all, see errors)";
    return Problem.of(worst.type(), detail + more, found.stream().map(Found::fault).toList());
  }
}
