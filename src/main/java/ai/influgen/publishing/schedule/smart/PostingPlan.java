package ai.influgen.publishing.schedule.smart;

import java.time.Duration;
import java.util.Optional;

/**
 * How often one account is posted to.
 *
 * @param perDay posts per local date at most
 * @param minGap between two posts at least
 */
public record PostingPlan(int perDay, Duration minGap, QuietHours quietHours) {

  /** What a person wants otherwise; empty parts stay as they are. */
  public record Change(
      Optional<Integer> perDay, Optional<Duration> minGap, Optional<QuietHours> quietHours) {

    /** Nothing is to be otherwise. */
    public static Change none() {
      return new Change(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** This plan with what the change names. */
  public PostingPlan with(Change change) {
    return new PostingPlan(
        change.perDay().orElse(perDay),
        change.minGap().orElse(minGap),
        change.quietHours().orElse(quietHours));
  }
}
