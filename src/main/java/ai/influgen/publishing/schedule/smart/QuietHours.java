package ai.influgen.publishing.schedule.smart;

import java.time.LocalTime;

/**
 * The part of the local day in which nothing is posted: from {@code from} on, before {@code to}. It
 * may go over midnight; where both are the same there is none.
 */
public record QuietHours(LocalTime from, LocalTime to) {

  /** Whether nothing is posted at this local time. */
  public boolean contain(LocalTime time) {
    return from.isAfter(to)
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }
}
