package ai.influgen.publishing.schedule.smart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestTimesReaderTest {
  @Test
  void theFileOfThisServerHasNoFaults() {
    BestTimesReader reader = new BestTimesReader(TestTimes.json());
    BestTimes times = reader.read();

    assertThat(reader.faults()).isEmpty();
    assertThat(times.byPlatform())
        .containsOnlyKeys("instagram", "tiktok", "twitter", "youtube", "pinterest");
    assertThat(times.minGap()).isEqualTo(Duration.ofHours(4));
    assertThat(times.quietHours())
        .isEqualTo(new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0)));
    assertThat(times.per24Hours(new PlatformName("instagram"))).isEqualTo(25);
    assertThat(times.of(new PlatformName("friendster"))).isSameAs(times.others());
  }

  @Test
  void theGreaterWeightOfAnHourCountsAndTheLastHourIsIncluded() {
    BestTimes times =
        new BestTimesReader(
                TestTimes.yaml(
                    """
                    plan: { min_gap_minutes: 60, quiet_hours: { from: "00:00", to: "00:00" } }
                    platforms:
                      default: { per_day: 2, per_24_hours: 3, times: { monday: { 9: 7, 8-10: 2 } } }
                      tiktok: { per_day: 1 }
                    """))
            .read();

    HourWeights weights = times.of(new PlatformName("tiktok")).weights();
    assertThat(weights.of(DayOfWeek.MONDAY, 8)).isEqualTo(2);
    assertThat(weights.of(DayOfWeek.MONDAY, 9)).isEqualTo(7);
    assertThat(weights.of(DayOfWeek.MONDAY, 10)).isEqualTo(2);
    assertThat(weights.of(DayOfWeek.MONDAY, 11)).isZero();
    assertThat(weights.of(DayOfWeek.TUESDAY, 9)).isZero();
    assertThat(times.plan(new PlatformName("tiktok")).perDay()).isEqualTo(1);
    assertThat(times.per24Hours(new PlatformName("tiktok"))).isEqualTo(3);
  }

  @Test
  void tellsEveryFaultAtOnce() {
    BestTimesReader reader =
        new BestTimesReader(
            TestTimes.yaml(
                """
                plan: { min_gap_minutes: -1, quiet_hours: { from: 23:00, to: late } }
                colour: blue
                platforms:
                  default:
                    per_day: 0
                    times: { monday: { 9: 1 } }
                  twitter:
                    per_week: 3
                    times:
                      munday: { 9: 1 }
                      tuesday: { 24: 1, 12-9: 1, noon: 2, 10: -3, 11: high }
                      friday: 9
                """));
    reader.read();

    assertThat(reader.faults())
        .containsExactlyInAnyOrder(
            "colour is nothing that best times have.",
            "plan.min_gap_minutes is -1; it has to be a whole number from 0 to 10080.",
            "plan.quiet_hours needs from and to, in quotes, such as \"23:00\" and \"07:00\".",
            "platforms.default.per_day is 0; it has to be a whole number from 1 to 50.",
            "platforms.default.per_24_hours is null; it has to be a whole number from 1 to 1000.",
            "platforms.twitter.per_week is nothing that best times have.",
            "platforms.twitter.times.munday is no day of the week.",
            "platforms.twitter.times.tuesday.24 is no hour from 0 to 23, nor hours such as 9-12.",
            "platforms.twitter.times.tuesday.12-9 is no hour from 0 to 23, nor hours such as 9-12.",
            "platforms.twitter.times.tuesday.noon is no hour from 0 to 23, nor hours such as 9-12.",
            "platforms.twitter.times.tuesday.10 is -3; a weight is a number that is not negative.",
            "platforms.twitter.times.tuesday.11 is high; a weight is a number that is not negative.",
            "platforms.twitter.times.friday has to name hours, such as { 9-12: 5 }.",
            "platforms.twitter.times has no hour with a weight: nothing could ever be posted.");
  }

  @Test
  void anEmptyFileIsAFault() {
    BestTimesReader reader = new BestTimesReader(TestTimes.yaml("{}"));
    reader.read();

    assertThat(reader.faults()).contains("plan is missing.", "platforms.default is missing.");
  }

  @ParameterizedTest
  @CsvSource({
    "23:00, 07:00, 23:00, true",
    "23:00, 07:00, 06:59, true",
    "23:00, 07:00, 07:00, false",
    "23:00, 07:00, 12:00, false",
    "12:00, 14:00, 12:00, true",
    "12:00, 14:00, 14:00, false",
    "12:00, 14:00, 23:00, false",
    "07:00, 07:00, 07:00, false",
  })
  void quietHoursMayGoOverMidnight(LocalTime from, LocalTime to, LocalTime time, boolean quiet) {
    assertThat(new QuietHours(from, to).contain(time)).isEqualTo(quiet);
  }
}
