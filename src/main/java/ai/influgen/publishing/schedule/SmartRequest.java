package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.schedule.smart.PostingPlan;
import ai.influgen.publishing.schedule.smart.QuietHours;
import ai.influgen.publishing.schedule.smart.Window;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks of the smart schedule.
 *
 * @param platforms empty: every connected one
 * @param includePublished also content that is published elsewhere, where it never was
 * @param dryRun only to be looked at
 */
public record SmartRequest(
    String characterId,
    Reach reach,
    Optional<List<String>> platforms,
    PostingPlan.Change plan,
    boolean includePublished,
    boolean dryRun) {
  private static final int DEFAULT_DAYS = 7;

  /**
   * The time that is asked for.
   *
   * @param startDate an instant, or a wall time or date in the character's zone; empty: now
   */
  public record Reach(Optional<String> startDate, int days) {

    /**
     * The window in that zone; what has passed already is no part of it.
     *
     * @throws Problem 400 if the start is no time, or too far ahead
     */
    Window window(ZoneId zone, Instant now) {
      Instant start = startDate.map(text -> read(text, zone)).orElse(now);
      if (start.isAfter(now.plus(ScheduledTime.HORIZON))) {
        throw refused(
            start
                + " is more than "
                + ScheduledTime.HORIZON.toDays()
                + " days ahead. Choose an earlier start.");
      }
      Instant from = start.isBefore(now) ? now : start;
      return Window.days(zone, from.truncatedTo(ChronoUnit.MICROS), days);
    }

    private static Instant read(String text, ZoneId zone) {
      try {
        if (!text.contains("T")) {
          return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from)) {
          case LocalDateTime wall -> wall.atZone(zone).toInstant();
          case ZonedDateTime zoned -> zoned.toInstant();
          case OffsetDateTime offset -> offset.toInstant();
          default -> throw new DateTimeException(text);
        };
      } catch (DateTimeException e) {
        throw refused("\"" + text + "\" is no time: give an instant such as 2026-03-23T09:00:00Z.");
      }
    }

    private static Problem refused(String why) {
      return Problem.invalid("/start_date", why);
    }
  }

  /** What a body that fits the contract says. */
  public static SmartRequest of(JsonObject body) {
    return new SmartRequest(
        body.getString("character_id"),
        new Reach(
            Optional.ofNullable(body.getString("start_date")),
            body.getInteger("days", DEFAULT_DAYS)),
        Optional.ofNullable(body.getJsonArray("platforms")).map(SmartRequest::strings),
        Optional.ofNullable(body.getJsonObject("plan"))
            .map(SmartRequest::plan)
            .orElseGet(PostingPlan.Change::none),
        body.getBoolean("include_published", false),
        body.getBoolean("dry_run", false));
  }

  private static PostingPlan.Change plan(JsonObject json) {
    return new PostingPlan.Change(
        Optional.ofNullable(json.getInteger("per_day")),
        Optional.ofNullable(json.getInteger("min_gap_minutes")).map(Duration::ofMinutes),
        Optional.ofNullable(json.getJsonObject("quiet_hours")).map(SmartRequest::quietHours));
  }

  private static QuietHours quietHours(JsonObject json) {
    return new QuietHours(
        LocalTime.parse(json.getString("from")), LocalTime.parse(json.getString("to")));
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }
}
