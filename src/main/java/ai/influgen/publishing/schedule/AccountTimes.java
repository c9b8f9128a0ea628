package ai.influgen.publishing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When accounts are posted to. A late post takes the next place that keeps its distance from all
 * others, so that those which are on time keep theirs and nothing goes out as a burst.
 */
final class AccountTimes {
  private final Duration spacing;
  private final Map<String, NavigableSet<Instant>> taken = new HashMap<>();

  AccountTimes(Duration spacing) {
    this.spacing = spacing;
  }

  /** A post goes to that account at that time. */
  void take(String account, Instant at) {
    times(account).add(at);
  }

  /** Takes the first free place from {@code earliest} on. */
  Instant next(String account, Instant earliest) {
    NavigableSet<Instant> times = times(account);
    Instant place = earliest;
    Instant neighbour = times.higher(place.minus(spacing));
    while (neighbour != null && neighbour.isBefore(place.plus(spacing))) {
      place = neighbour.plus(spacing);
      neighbour = times.higher(place.minus(spacing));
    }
    times.add(place);
    return place;
  }

  private NavigableSet<Instant> times(String account) {
    return taken.computeIfAbsent(account, name -> new TreeSet<>());
  }
}
