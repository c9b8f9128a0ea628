package ai.influgen.publishing.schedule.smart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The time that is planned for.
 *
 * @param zone in which hours and days are meant
 * @param from the first instant
 * @param until the first instant that is too late
 */
public record Window(ZoneId zone, Instant from, Instant until) {

  /** So many days of the zone's wall clock, from an instant on. */
  public static Window days(ZoneId zone, Instant from, int days) {
    return new Window(zone, from, from.atZone(zone).plusDays(days).toInstant());
  }

  /**
   * The time that the zone's clocks show as this; empty if they never do, because they are put
   * forward over it, or if it is outside the window. Of a time that comes twice, the first.
   */
  Optional<ZonedDateTime> at(LocalDateTime wall) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
    if (offsets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ZonedDateTime.ofStrict(wall, offsets.getFirst(), zone))
        .filter(time -> !time.toInstant().isBefore(from) && time.toInstant().isBefore(until));
  }
}
