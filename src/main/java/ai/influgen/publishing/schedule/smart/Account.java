package ai.influgen.publishing.schedule.smart;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One account to plan for.
 *
 * @param id of its connection: two accounts get different minutes
 * @param title the platform's name as people read it
 * @param per24Hours posts that the platform takes in any 24 hours
 * @param busy when something is posted there anyway, in the window and a day (or the plan's gap, if
 *     that is longer) before and after it
 */
public record Account(
    UUID id,
    String title,
    HourWeights weights,
    PostingPlan plan,
    int per24Hours,
    List<Instant> busy) {
  public Account {
    busy = List.copyOf(busy);
  }
}
