package ai.influgen.publishing.schedule.smart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is posted on an account already, and what may come besides. */
final class Occupancy {
  private static final Duration DAY = Duration.ofHours(24);

  private final Account account;
  private final ZoneId zone;
  // how many posts at each instant
  private final NavigableMap<Instant, Integer> posts = new TreeMap<>();
  private final Map<LocalDate, Integer> perDate = new HashMap<>();

  Occupancy(Account account, ZoneId zone) {
    this.account = account;
    this.zone = zone;
    account.busy().forEach(this::add);
  }

  void add(Instant at) {
    posts.merge(at, 1, Integer::sum);
    perDate.merge(LocalDate.ofInstant(at, zone), 1, Integer::sum);
  }

  int on(LocalDate date) {
    return perDate.getOrDefault(date, 0);
  }

  /** Which post of its local date one is, in the order of time, from 1 on. */
  int place(Instant at) {
    LocalDate date = LocalDate.ofInstant(at, zone);
    return posts.headMap(at, true).entrySet().stream()
        .filter(other -> LocalDate.ofInstant(other.getKey(), zone).equals(date))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Whether one more may be posted at this instant. What may not, never may later on. */
  boolean allows(Instant at) {
    return on(LocalDate.ofInstant(at, zone)) < account.plan().perDay()
        && isApart(at)
        && isWithinLimit(at);
  }

  private boolean isApart(Instant at) {
    Duration gap = account.plan().minGap();
    return !posts.containsKey(at)
        && posts.subMap(at.minus(gap), false, at.plus(gap), false).isEmpty();
  }

  // every 24 hours that this instant is part of begin with a post, or can be moved on to one
  private boolean isWithinLimit(Instant at) {
    List<Instant> starts = new ArrayList<>(posts.subMap(at.minus(DAY), false, at, true).keySet());
    starts.add(at);
    return starts.stream().allMatch(start -> count(start) < account.per24Hours());
  }

  private int count(Instant start) {
    return posts.subMap(start, true, start.plus(DAY), false).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }
}
