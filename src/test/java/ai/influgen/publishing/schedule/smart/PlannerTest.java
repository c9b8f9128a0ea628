package ai.influgen.publishing.schedule.smart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final PlatformName INSTAGRAM = new PlatformName("instagram");
  private static final BestTimes TIMES = TestTimes.read();

  // a Monday, 5:00 in New York
  private static final Instant START = Instant.parse("2026-03-23T09:00:00Z");
  private static final PostingPlan PLAN = TIMES.plan(INSTAGRAM);

  private static Account account(PostingPlan plan, int limit, List<Instant> busy) {
    UUID id = UUID.fromString("01966666-7777-7888-9999-aaaaaaaaaaaa");
    return new Account(id, "Instagram", TIMES.of(INSTAGRAM).weights(), plan, limit, busy);
  }

  private static Planner.Plan plan(int days, PostingPlan plan, List<Instant> busy, int contents) {
    return Planner.plan(
        Window.days(NEW_YORK, START, days), account(plan, 25, busy), contents(contents));
  }

  private static List<UUID> contents(int count) {
    return IntStream.range(0, count).mapToObj(i -> new UUID(7, i)).toList();
  }

  private static PostingPlan plan(int perDay, Duration gap) {
    return new PostingPlan(perDay, gap, PLAN.quietHours());
  }

  private static List<Instant> times(Planner.Plan plan) {
    return plan.placed().stream().map(Planner.Placed::at).toList();
  }

  private static List<LocalDate> dates(Planner.Plan plan) {
    return times(plan).stream().map(at -> LocalDate.ofInstant(at, NEW_YORK)).toList();
  }

  private static LocalTime local(Instant at) {
    return LocalTime.ofInstant(at, NEW_YORK);
  }

  @Test
  void takesABestHourOfTheFirstGoodDay() {
    Planner.Placed first = plan(7, PLAN, List.of(), 1).placed().getFirst();

    assertThat(LocalDate.ofInstant(first.at(), NEW_YORK)).isEqualTo("2026-03-23");
    assertThat(local(first.at()).getHour()).isEqualTo(10);
    assertThat(first.reason())
        .matches(
            "Monday 10:\\d\\d in New York is among the best times for Instagram;"
                + " 1 of 1 post that day");
  }

  @Test
  void givesWhatWaitsLongestTheEarliestTime() {
    Planner.Plan plan = plan(7, PLAN, List.of(), 7);

    assertThat(times(plan)).isSorted().doesNotHaveDuplicates();
    assertThat(plan.placed()).extracting(Planner.Placed::contentId).isEqualTo(contents(7));
    assertThat(plan.unplaced()).isEmpty();
  }

  @Test
  void takesWeakDaysOnlyWhenTheGoodOnesAreFull() {
    assertThat(dates(plan(7, PLAN, List.of(), 5)))
        .isEqualTo(
            LocalDate.parse("2026-03-23").datesUntil(LocalDate.parse("2026-03-28")).toList());

    Planner.Placed saturday = plan(7, PLAN, List.of(), 6).placed().getLast();
    assertThat(saturday.reason())
        .startsWith("Saturday")
        .contains("is not among the good times for Instagram, but the best of what was free");
  }

  @Test
  void tellsWhatThereIsNoTimeFor() {
    Planner.Plan plan = plan(2, PLAN, List.of(), 5);

    assertThat(plan.placed()).hasSize(2);
    assertThat(plan.unplaced()).isEqualTo(contents(5).subList(2, 5));
  }

  @Test
  void spreadsOverTheDaysBeforeItDoublesOne() {
    Planner.Plan plan = plan(5, plan(2, Duration.ofHours(2)), List.of(), 7);

    assertThat(dates(plan).stream().collect(Collectors.groupingBy(d -> d, Collectors.counting())))
        .containsOnly(
            java.util.Map.entry(LocalDate.parse("2026-03-23"), 2L),
            java.util.Map.entry(LocalDate.parse("2026-03-24"), 2L),
            java.util.Map.entry(LocalDate.parse("2026-03-25"), 1L),
            java.util.Map.entry(LocalDate.parse("2026-03-26"), 1L),
            java.util.Map.entry(LocalDate.parse("2026-03-27"), 1L));
    assertThat(plan.placed().get(1).reason()).endsWith("2 of 2 posts that day");
  }

  @Test
  void leavesADayAloneThatIsFull() {
    Instant monday = Instant.parse("2026-03-24T01:00:00Z"); // still Monday in New York

    assertThat(dates(plan(7, PLAN, List.of(monday), 1)))
        .containsExactly(LocalDate.parse("2026-03-24"));
  }

  @Test
  void keepsTheGapToWhatIsThereAlready() {
    Instant noon = Instant.parse("2026-03-23T16:00:00Z");
    PostingPlan plan = plan(3, Duration.ofHours(4));

    for (Instant at : times(plan(1, plan, List.of(noon), 2))) {
      assertThat(Duration.between(noon, at).abs()).isGreaterThanOrEqualTo(Duration.ofHours(4));
    }
    assertThat(plan(1, plan, List.of(noon), 2).placed()).isNotEmpty();
  }

  @Test
  void countsWhatIsThereAlreadyInItsReasons() {
    Instant earlier = Instant.parse("2026-03-23T09:30:00Z");
    Planner.Plan plan = plan(1, plan(2, Duration.ofHours(1)), List.of(earlier), 1);

    assertThat(plan.placed().getFirst().reason()).endsWith("2 of 2 posts that day");
  }

  @Test
  void neverExceedsWhatThePlatformTakesIn24Hours() {
    PostingPlan eager = plan(10, Duration.ZERO);
    Planner.Plan plan =
        Planner.plan(Window.days(NEW_YORK, START, 3), account(eager, 2, List.of()), contents(30));

    List<Instant> times = times(plan);
    assertThat(times).hasSizeGreaterThanOrEqualTo(4);
    for (int i = 2; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 2), times.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofHours(24));
    }
  }

  @Test
  void keepsQuietHours() {
    QuietHours allButTheEvening = new QuietHours(LocalTime.of(21, 0), LocalTime.of(17, 0));
    PostingPlan plan = new PostingPlan(5, Duration.ZERO, allButTheEvening);

    assertThat(times(plan(7, plan, List.of(), 100)))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            at -> assertThat(local(at)).isBetween(LocalTime.of(17, 0), LocalTime.of(20, 59)));
  }

  @Test
  void doesNotDependOnTheOrderOfWhatIsThereAlready() {
    List<Instant> busy =
        new ArrayList<>(
            IntStream.range(0, 6).mapToObj(i -> START.plus(Duration.ofHours(17L * i))).toList());
    PostingPlan plan = plan(2, Duration.ofHours(3));
    Planner.Plan once = plan(7, plan, busy, 9);
    Collections.reverse(busy);

    assertThat(plan(7, plan, busy, 9)).isEqualTo(once);
  }

  @Test
  void postsOfTwoAccountsDoNotAllComeAtTheSameMinute() {
    List<Integer> minutes =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    new Account(
                        new UUID(0x0196_6666_7777_7888L, i),
                        "Instagram",
                        TIMES.of(INSTAGRAM).weights(),
                        PLAN,
                        25,
                        List.of()))
            .map(a -> Planner.plan(Window.days(NEW_YORK, START, 1), a, contents(1)))
            .map(plan -> local(plan.placed().getFirst().at()).getMinute())
            .distinct()
            .toList();

    assertThat(minutes).hasSizeGreaterThan(40);
  }
}
