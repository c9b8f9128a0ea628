package ai.influgen.publishing.schedule.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds in every zone, on days on which the clocks change, too. */
class ClockChangesTest {
  private static final QuietHours NEVER = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static HourWeights always() {
    Map<DayOfWeek, double[]> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      double[] hours = new double[24];
      Arrays.fill(hours, 1);
      days.put(day, hours);
    }
    return new HourWeights(days);
  }

  private static Account account(Random random, PostingPlan plan, int limit) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new Account(id, "Instagram", always(), plan, limit, List.of());
  }

  private static List<UUID> contents(int count) {
    return IntStream.range(0, count).mapToObj(i -> new UUID(1, i)).toList();
  }

  // the clocks of each zone change within the days after that: forward, then back
  @ParameterizedTest
  @CsvSource({
    "America/New_York,    2026-03-06T12:00:00Z",
    "America/New_York,    2026-10-30T12:00:00Z",
    "Europe/Berlin,       2026-03-27T12:00:00Z",
    "Europe/Berlin,       2026-10-23T12:00:00Z",
    "Australia/Lord_Howe, 2026-10-02T12:00:00Z",
    "Australia/Lord_Howe, 2026-04-03T12:00:00Z",
    "Asia/Kathmandu,      2026-03-27T12:00:00Z",
    "Pacific/Apia,        2011-12-28T12:00:00Z",
    "Pacific/Apia,        2012-04-01T00:00:00Z",
    "UTC,                 2026-03-27T12:00:00Z",
  })
  void aPlanKeepsItsPromises(ZoneId zone, Instant start) {
    Random random = new Random(42);
    for (int round = 0; round < 15; round++) {
      Duration gap = Duration.ofMinutes(random.nextInt(300));
      LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
      QuietHours quiet = new QuietHours(from, from.plusMinutes(random.nextInt(720)));
      PostingPlan plan = new PostingPlan(1 + random.nextInt(24), gap, quiet);
      int limit = 1 + random.nextInt(30);
      Window window = Window.days(zone, start.plusSeconds(random.nextInt(86_400)), 5);
      Account account = account(random, plan, limit);

      Planner.Plan planned = Planner.plan(window, account, contents(150));

      List<Instant> times = planned.placed().stream().map(Planner.Placed::at).toList();
      assertThat(times).isNotEmpty().isSorted().doesNotHaveDuplicates();
      assertThat(planned.placed().size() + planned.unplaced().size()).isEqualTo(150);
      assertThat(times).allSatisfy(at -> assertIsPermitted(at, window, quiet));
      assertAreApart(times, gap);
      assertThat(mostOnOneDate(times, zone)).isLessThanOrEqualTo(plan.perDay());
      assertThat(mostIn24Hours(times)).isLessThanOrEqualTo(limit);
      assertThat(Planner.plan(window, account, contents(150))).isEqualTo(planned);
    }
  }

  private static void assertIsPermitted(Instant at, Window window, QuietHours quiet) {
    assertThat(at).isBetween(window.from(), window.until().minusMillis(1));
    LocalDateTime wall = LocalDateTime.ofInstant(at, window.zone());
    assertThat(quiet.contain(wall.toLocalTime())).isFalse();
    assertThat(wall.atZone(window.zone()).toInstant()).as("the first of two").isEqualTo(at);
  }

  private static void assertAreApart(List<Instant> times, Duration gap) {
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(gap);
    }
  }

  private static long mostOnOneDate(List<Instant> times, ZoneId zone) {
    return times.stream()
        .collect(Collectors.groupingBy(at -> LocalDate.ofInstant(at, zone), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static long mostIn24Hours(List<Instant> times) {
    return times.stream()
        .mapToLong(
            start ->
                times.stream()
                    .filter(at -> !at.isBefore(start) && at.isBefore(start.plusSeconds(86_400)))
                    .count())
        .max()
        .orElse(0);
  }

  @Test
  void aTimeThatTheClocksSkipIsNeverChosen() {
    Instant start = Instant.parse("2026-03-08T05:00:00Z");
    List<Integer> hours = hoursOf("America/New_York", start, 1);

    assertThat(hours).doesNotContain(2).hasSize(23);
  }

  @Test
  void aTimeThatComesTwiceIsTakenOnceAndFirst() {
    ZoneId zone = ZoneId.of("America/New_York");
    Instant start = Instant.parse("2026-11-01T04:00:00Z");
    Window window = Window.days(zone, start, 1);

    assertThat(hoursOf("America/New_York", start, 1)).hasSize(24).doesNotHaveDuplicates();
    assertThat(window.at(LocalDateTime.parse("2026-11-01T01:30")))
        .map(ZonedDateTime::getOffset)
        .contains(ZoneOffset.ofHours(-4));
  }

  @Test
  void halfAnHourThatIsSkippedIsNotAWholeOne() {
    Window window =
        Window.days(ZoneId.of("Australia/Lord_Howe"), Instant.parse("2026-10-03T00:00:00Z"), 3);

    assertThat(window.at(LocalDateTime.parse("2026-10-04T02:15"))).isEmpty();
    assertThat(window.at(LocalDateTime.parse("2026-10-04T02:45"))).isPresent();
  }

  @Test
  void aDateThatAZoneNeverHadGetsNothing() {
    Instant start = Instant.parse("2011-12-28T12:00:00Z");
    Account account = account(new Random(1), new PostingPlan(24, Duration.ZERO, NEVER), 1_000);
    ZoneId apia = ZoneId.of("Pacific/Apia");

    assertThat(Planner.plan(Window.days(apia, start, 5), account, contents(500)).placed())
        .extracting(placed -> LocalDate.ofInstant(placed.at(), apia))
        .contains(LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"))
        .doesNotContain(LocalDate.parse("2011-12-30"));
  }

  private static List<Integer> hoursOf(String zone, Instant start, int days) {
    ZoneId id = ZoneId.of(zone);
    Account account = account(new Random(3), new PostingPlan(50, Duration.ZERO, NEVER), 1_000);
    return Planner.plan(Window.days(id, start, days), account, contents(100)).placed().stream()
        .map(placed -> placed.at().atZone(id).getHour())
        .toList();
  }
}
