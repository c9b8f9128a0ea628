package ai.influgen.publishing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.http.operation.Problem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2026-03-23T14:30:00Z,            2026-03-23T14:30:00Z",
    "2026-03-23T14:30Z,               2026-03-23T14:30:00Z",
    "2026-03-23T14:30:00.25+02:00,    2026-03-23T12:30:00.250Z",
    "2026-03-23T10:30:00,             2026-03-23T14:30:00Z",
    "2026-03-07T10:30,                2026-03-07T15:30:00Z",
    "2026-03-01T12:00:00.1234567Z,    2026-03-01T12:00:00.123456Z",
    "2027-03-02T12:00:00Z,            2027-03-02T12:00:00Z",
  })
  void readsInstantsAndWallTimes(String text, Instant expected) {
    ScheduledTime time = ScheduledTime.parse(text, NEW_YORK, NOW);

    assertThat(time.at()).isEqualTo(expected);
    assertThat(time.zone()).isEqualTo(NEW_YORK);
    assertThat(time.remark()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // the clocks jump from 02:00 to 03:00
    "America/New_York,    2026-03-08T02:30, 2026-03-08T07:30:00Z, moved to 2026-03-08T03:30",
    "Europe/Berlin,       2026-03-29T02:00, 2026-03-29T01:00:00Z, moved to 2026-03-29T03:00",
    // half an hour only
    "Australia/Lord_Howe, 2026-10-04T02:10, 2026-10-03T15:40:00Z, moved to 2026-10-04T02:40",
    // the hour comes twice
    "America/New_York,    2026-11-01T01:30, 2026-11-01T05:30:00Z, 'first one is taken, at offset -04:00'",
    "Europe/Berlin,       2026-10-25T02:59, 2026-10-25T00:59:00Z, 'first one is taken, at offset +02:00'",
  })
  void saysWhatBecameOfATimeAtWhichTheClocksChange(
      ZoneId zone, String wall, Instant expected, String remark) {
    ScheduledTime time = ScheduledTime.parse(wall, zone, NOW);

    assertThat(time.at()).isEqualTo(expected);
    assertThat(time.remark()).hasValueSatisfying(said -> assertThat(said).contains(remark));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:00:00Z", "2026-03-01T11:58:00Z", "2026-03-01T11:55:00Z"})
  void takesAFewMinutesPastAsNow(String text) {
    assertThat(ScheduledTime.parse(text, NEW_YORK, NOW).at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T11:54:59.999Z",
        "2025-01-01T00:00",
        "2027-03-02T12:00:00.001Z",
        "+99999-01-01T00:00:00Z",
        "tomorrow",
        "2026-03-23",
        "2026-02-30T10:00",
        "14:30",
        ""
      })
  void refusesWhatIsNoTimeOrTooFarAway(String text) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ScheduledTime.parse(text, NEW_YORK, NOW))
        .satisfies(
            problem -> {
              assertThat(problem.type().status()).isEqualTo(400);
              assertThat(problem.faults().getFirst().pointer()).isEqualTo("/scheduled_at");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "Z", "Mars/Olympus", "america/new_york", "EST5EDT,M3"})
  void refusesWhatIsNoIanaZone(String name) {
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> ScheduledTime.zone(name));
  }

  @Test
  void knowsIanaZones() {
    assertThat(ScheduledTime.zone("America/New_York")).isEqualTo(NEW_YORK);
    assertThat(ScheduledTime.zone("UTC")).isEqualTo(ZoneId.of("UTC"));
  }
}
