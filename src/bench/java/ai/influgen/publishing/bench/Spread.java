package ai.influgen.publishing.bench;

import java.util.Collection;
import java.util.List;

/**
 * Numbers in ascending order.
 *
 * @param sorted at least one
 */
record Spread(List<Double> sorted) {

  static Spread of(Collection<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    return new Spread(numbers.stream().sorted().toList());
  }

  /** The smallest number that so much of all, 0 to 1, does not exceed. */
  double at(double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
  }

  double median() {
    return at(0.5);
  }

  double max() {
    return sorted.getLast();
  }

  double min() {
    return sorted.getFirst();
  }

  /** In a line, for milliseconds. */
  String line() {
    return "n %6d  p50 %8.1f  p95 %8.1f  p99 %8.1f  max %8.1f ms"
        .formatted(sorted.size(), median(), at(0.95), at(0.99), max());
  }
}
