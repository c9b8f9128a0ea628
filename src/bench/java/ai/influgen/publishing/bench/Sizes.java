package ai.influgen.publishing.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How big a run is: {@code name=value}, with commas between.
 *
 * @param values as they were given; what is missing has a default where it is used
 */
record Sizes(Map<String, String> values) {

  static Sizes of(String text) {
    Map<String, String> values = new HashMap<>();
    Arrays.stream(text.split(",", -1))
        .map(part -> part.split("=", 2))
        .filter(part -> part.length == 2)
        .forEach(part -> values.put(part[0].strip(), part[1].strip()));
    return new Sizes(Map.copyOf(values));
  }

  String text(String name, String byDefault) {
    return values.getOrDefault(name, byDefault);
  }

  int number(String name, int byDefault) {
    return Integer.parseInt(text(name, String.valueOf(byDefault)));
  }

  Duration seconds(String name, int byDefault) {
    return Duration.ofSeconds(number(name, byDefault));
  }

  @Override
  public String toString() {
    return values.isEmpty() ? "(default sizes)" : values.toString();
  }
}
