package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;

/**
 * A time that a person chose.
 *
 * @param at the instant
 * @param zone the zone in which it was chosen
 * @param remark what to know about it, if the clocks change just then
 */
public record ScheduledTime(Instant at, ZoneId zone, Optional<String> remark) {
  /** A time in the past by up to this means now: forms are filled in slowly, clocks differ. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /** How far ahead a post may be scheduled. */
  static final Duration HORIZON = Duration.ofDays(366);

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  /**
   * The IANA zone of that name.
   *
   * @throws Problem 400 if there is none
   */
  public static ZoneId zone(String name) {
    if (!ZONES.contains(name)) {
      throw Problem.invalid(
          "/timezone", "\"" + name + "\" is no IANA time zone: give one such as America/New_York.");
    }
    return ZoneId.of(name);
  }

  /**
   * Reads an instant with its offset, or a wall time without one, taken in the zone.
   *
   * @throws Problem 400 if it is neither, too long past, or too far ahead
   */
  public static ScheduledTime parse(String text, ZoneId zone, Instant now) {
    ScheduledTime read = read(text, zone);
    if (read.at.isBefore(now.minus(GRACE))) {
      throw refused(
          read.at + " is in the past. Choose a later time, or publish the post now instead.");
    }
    if (read.at.isAfter(now.plus(HORIZON))) {
      throw refused(
          read.at + " is more than " + HORIZON.toDays() + " days ahead. Choose an earlier time.");
    }
    return read.at.isBefore(now) ? new ScheduledTime(micros(now), zone, read.remark) : read;
  }

  /** At once. */
  static ScheduledTime now(Instant now, ZoneId zone) {
    return new ScheduledTime(micros(now), zone, Optional.empty());
  }

  private static ScheduledTime read(String text, ZoneId zone) {
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
      return switch (read) {
        case LocalDateTime wall ->
            new ScheduledTime(micros(wall.atZone(zone).toInstant()), zone, remark(wall, zone));
        default -> new ScheduledTime(micros(Instant.from(read)), zone, Optional.empty());
      };
    } catch (DateTimeException e) {
      throw refused(
          "\""
              + text
              + "\" is no time: give an instant such as 2026-03-23T14:30:00Z, or a wall time such"
              + " as 2026-03-23T10:30:00 with its timezone.");
    }
  }

  private static Optional<String> remark(LocalDateTime wall, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(wall);
    if (change == null) {
      return Optional.empty();
    }
    ZonedDateTime taken = wall.atZone(zone);
    String time = WALL.format(wall);
    return Optional.of(
        change.isGap()
            ? "%s does not exist in %s, where the clocks go forward just then: moved to %s."
                .formatted(time, zone, WALL.format(taken))
            : "%s comes twice in %s, where the clocks go back just then: the first one is taken, at offset %s."
                .formatted(time, zone, taken.getOffset()));
  }

  /** As precise as the database keeps it. */
  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static Problem refused(String why) {
    return Problem.invalid("/scheduled_at", why);
  }
}
