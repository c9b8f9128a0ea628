package ai.influgen.publishing.chaos;

import java.util.Map;
import java.util.TreeMap;

/** What was done to the servers, counted. */
final class Tally {
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Map<String, Integer> troubles = new TreeMap<>();
  private int kills;

  /** An instance died, where it was told to or by a signal. */
  void died(String where) {
    kills++;
    deaths.merge(where, 1, Integer::sum);
  }

  void struck(String trouble) {
    troubles.merge(trouble, 1, Integer::sum);
  }

  int kills() {
    return kills;
  }

  /** How many died where. */
  Map<String, Integer> deaths() {
    return deaths;
  }

  /** How often each trouble struck. */
  Map<String, Integer> troubles() {
    return troubles;
  }
}
