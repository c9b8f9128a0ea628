package ai.influgen.publishing.schedule.smart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds times for content on an account. Good hours come before weak ones, days with fewer posts
 * before days with more, then the earlier day, then the better hour. What waits longest gets the
 * first of the times that were found.
 */
public final class Planner {
  private Planner() {}

  /**
   * One content item's time on the account.
   *
   * @param reason why then, in plain words
   */
  public record Placed(UUID contentId, Instant at, String reason) {}

  /**
   * What came of planning.
   *
   * @param placed by time
   * @param unplaced what there is no time for
   */
  public record Plan(List<Placed> placed, List<UUID> unplaced) {
    public Plan {
      placed = List.copyOf(placed);
      unplaced = List.copyOf(unplaced);
    }
  }

  /** Plans content, what waits longest first; the same inputs give the same plan. */
  public static Plan plan(Window window, Account account, List<UUID> contents) {
    Occupancy occupancy = new Occupancy(account, window.zone());
    List<Candidate> slots = slots(window, account, occupancy, contents.size());
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Candidate slot = slots.get(i);
      Instant at = slot.at().toInstant();
      String reason = Reason.of(slot, account, occupancy.place(at));
      placed.add(new Placed(contents.get(i), at, reason));
    }
    return new Plan(placed, contents.subList(slots.size(), contents.size()));
  }

  /** So many free times, or as many as there are, by time. */
  private static List<Candidate> slots(
      Window window, Account account, Occupancy occupancy, int wanted) {
    List<Candidate> open = Candidate.all(window, account);
    List<Candidate> taken = new ArrayList<>();
    while (taken.size() < wanted && !open.isEmpty()) {
      next(open, occupancy)
          .ifPresent(
              slot -> {
                occupancy.add(slot.at().toInstant());
                taken.add(slot);
              });
    }
    taken.sort(Comparator.comparing(slot -> slot.at().toInstant()));
    return taken;
  }

  /** Takes the best one out of those that are open; empty if it may not be posted at any more. */
  private static Optional<Candidate> next(List<Candidate> open, Occupancy occupancy) {
    Candidate best =
        open.stream()
            .min(
                Comparator.comparing(Candidate::isWeak)
                    .thenComparingInt(slot -> occupancy.on(slot.date()))
                    .thenComparing(Candidate::date)
                    .thenComparing(Comparator.comparingDouble(Candidate::strength).reversed())
                    .thenComparing(slot -> slot.at().toInstant()))
            .orElseThrow();
    open.remove(best);
    return Optional.of(best).filter(slot -> occupancy.allows(slot.at().toInstant()));
  }
}
