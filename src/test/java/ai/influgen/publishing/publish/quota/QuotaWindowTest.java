package ai.influgen.publishing.publish.quota;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.publish.quota.QuotaCount.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When there is room again. */
class QuotaWindowTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final Quota MINUTE =
      new Quota("init", Scope.ACCOUNT, new Window.Sliding(Duration.ofMinutes(1)), 6);
  private static final Quota DAY =
      new Quota("videos", Scope.APP, new Window.Day(ZoneId.of("America/Los_Angeles")), 100);

  private static QuotaCount count(int waiting, Slice... used) {
    return new QuotaCount(List.of(used), 0, LONG_AGO, LONG_AGO, waiting);
  }

  private static Instant opening(Quota quota, QuotaCount count) {
    return new QuotaWindow(quota, NOON).opening(count);
  }

  @Test
  void opensWhenTheOldestCallHasLeftTheWindowForCertain() {
    QuotaCount count = count(1, slice(-50, 4), slice(-20, 2));

    assertThat(opening(MINUTE, count)).isEqualTo(NOON.plusSeconds(11));
  }

  @Test
  void givesEachThatWaitsAPlaceOfItsOwn() {
    Slice[] used = {slice(-50, 4), slice(-20, 2)};

    assertThat(opening(MINUTE, count(4, used))).isEqualTo(NOON.plusSeconds(11));
    assertThat(opening(MINUTE, count(5, used))).isEqualTo(NOON.plusSeconds(41));
    assertThat(opening(MINUTE, count(7, used)))
        .as("the first of the next window")
        .isEqualTo(NOON.plusSeconds(72));
  }

  @Test
  void waitsForWhatThePlatformTold() {
    Instant closed = NOON.plusSeconds(600);
    QuotaCount count = new QuotaCount(List.of(), 6, NOON.plusSeconds(30), closed, 1);

    assertThat(opening(MINUTE, count)).isEqualTo(closed);
    assertThat(opening(MINUTE, new QuotaCount(List.of(), 6, NOON.plusSeconds(30), LONG_AGO, 1)))
        .isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void opensADailyOneAtTheNextMidnightOfItsZone() {
    assertThat(opening(DAY, count(1, slice(-50, 100))))
        .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(opening(DAY, count(101, slice(-50, 100))))
        .as("the day after is full by then")
        .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @Test
  void countsADayFromItsZonesMidnightWhateverTheClocksDo() {
    Instant autumn = Instant.parse("2026-11-01T20:00:00Z");

    assertThat(new QuotaWindow(DAY, autumn).oldest())
        .isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
    assertThat(new QuotaWindow(DAY, autumn).opening(count(1)))
        .isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
  }

  @Test
  void neverOpensInThePast() {
    assertThat(opening(MINUTE, count(1))).isAfter(NOON);
  }

  private static Slice slice(int seconds, int calls) {
    return new Slice(NOON.plusSeconds(seconds), calls);
  }
}
