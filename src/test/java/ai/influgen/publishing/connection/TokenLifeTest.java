package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.RefreshModel;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenLifeTest {
  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SIXTY_DAYS_ON = ISSUED.plus(Duration.ofDays(60));
  private static final RefreshModel INSTAGRAM =
      new RefreshModel(Duration.ofDays(60), Duration.ofDays(30), Duration.ofHours(24), false, null);
  private static final RefreshModel X =
      new RefreshModel(
          Duration.ofHours(2), Duration.ofMinutes(40), Duration.ZERO, true, Duration.ofDays(1));

  /** From a minute to sixty days. */
  static Stream<Duration> lives() {
    return Stream.iterate(
        Duration.ofMinutes(1),
        life -> life.compareTo(Duration.ofDays(60)) <= 0,
        life -> life.plus(life.dividedBy(3)));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void refreshesBeforeTheEndAndLeavesTimeForSeveralTries(Duration life) {
    Instant end = ISSUED.plus(life);
    for (RefreshModel model : new RefreshModel[] {INSTAGRAM, X}) {
      Duration ahead = Duration.between(plan(model, life, 0).at(), end);
      for (double dice : new double[] {0, 0.3, 0.999}) {
        RefreshPlan plan = plan(model, life, dice);
        assertThat(plan.at()).isBefore(end).isAfter(ISSUED);
        assertThat(Duration.between(plan.at(), end)).isBetween(ahead.dividedBy(2), model.ahead());
        assertThat(plan.by()).isAfterOrEqualTo(plan.at());
        assertThat(plan.notBefore()).isAfter(ISSUED).isBefore(plan.at());
        if (model.minimumAge().isZero()) {
          assertThat(tries(plan.at(), end)).isGreaterThanOrEqualTo(3);
        }
      }
    }
  }

  private static int tries(Instant first, Instant end) {
    int tries = 0;
    for (Instant at = first; at.isBefore(end); at = TokenLife.retryAt(ISSUED, end, at)) {
      tries++;
    }
    return tries;
  }

  @ParameterizedTest
  @MethodSource("lives")
  void asksForNoTokensThatAreTooYoungUnlessTheyNeverGrowOldEnough(Duration life) {
    for (double dice : new double[] {0, 0.5, 0.999}) {
      Instant at = plan(INSTAGRAM, life, dice).at();
      if (life.compareTo(INSTAGRAM.minimumAge()) > 0) {
        assertThat(Duration.between(ISSUED, at)).isGreaterThanOrEqualTo(INSTAGRAM.minimumAge());
      }
    }
  }

  @Test
  void refreshesByWhatAPlatformUsuallyGivesWhereItDoesNotSay() {
    assertThat(TokenLife.plan(INSTAGRAM, ISSUED, null, 0).at())
        .isEqualTo(ISSUED.plus(Duration.ofDays(30)));
    assertThat(TokenLife.endsSoon(ISSUED, null, SIXTY_DAYS_ON)).isFalse();
    assertThat(TokenLife.nearlyOver(ISSUED, null, SIXTY_DAYS_ON)).isFalse();
  }

  @Test
  void refreshesWhatNobodyNeedsOnceADay() {
    RefreshPlan plan = plan(X, Duration.ofHours(2), 0);

    assertThat(plan.at()).isEqualTo(ISSUED.plus(Duration.ofMinutes(80)));
    assertThat(plan.by()).isEqualTo(ISSUED.plus(Duration.ofDays(1)));
    assertThat(plan(X, Duration.ofHours(2), 0.999).by())
        .isBetween(ISSUED.plus(Duration.ofHours(18)), ISSUED.plus(Duration.ofHours(19)));
  }

  @Test
  void spreadsWhatBeganTogether() {
    UUID[] many = IntStream.range(0, 1000).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);

    DoubleSummaryStatistics dice =
        Stream.of(many).mapToDouble(id -> TokenLife.dice(id, 1)).summaryStatistics();
    assertThat(dice.getMin()).isBetween(0.0, 0.05);
    assertThat(dice.getMax()).isBetween(0.95, 1.0);
    assertThat(dice.getAverage()).isBetween(0.45, 0.55);
    Map<Long, List<Instant>> byMinute =
        Stream.of(many)
            .map(id -> plan(X, Duration.ofHours(2), TokenLife.dice(id, 1)).at())
            .collect(Collectors.groupingBy(at -> at.getEpochSecond() / 60));
    assertThat(byMinute.values())
        .as("a thousand within twenty minutes")
        .allSatisfy(minute -> assertThat(minute).hasSizeLessThan(100));
    assertThat(IntStream.range(0, 50).mapToDouble(g -> TokenLife.dice(many[0], g)).distinct())
        .as("each time anew")
        .hasSize(50);
  }

  @Test
  void hasTokensRefreshedThatWouldNotLiveToSeeAPublish() {
    Instant end = ISSUED.plus(Duration.ofHours(2));

    assertThat(TokenLife.nearlyOver(ISSUED, end, end.minusSeconds(301))).isFalse();
    assertThat(TokenLife.nearlyOver(ISSUED, end, end.minusSeconds(300))).isTrue();
    assertThat(TokenLife.nearlyOver(ISSUED, ISSUED.plusSeconds(60), ISSUED.plusSeconds(44)))
        .as("a quarter of a short life")
        .isFalse();
  }

  @Test
  void warnsTenDaysBeforeTheEndOfALongLife() {
    Instant tenDaysBefore = SIXTY_DAYS_ON.minus(Duration.ofDays(10));

    assertThat(TokenLife.endsSoon(ISSUED, SIXTY_DAYS_ON, tenDaysBefore)).isTrue();
    assertThat(TokenLife.endsSoon(ISSUED, SIXTY_DAYS_ON, tenDaysBefore.minusSeconds(1))).isFalse();
  }

  @Test
  void doesNotWarnOfAShortLifeFromItsFirstMinute() {
    Instant twoHoursOn = ISSUED.plus(Duration.ofHours(2));

    assertThat(TokenLife.endsSoon(ISSUED, twoHoursOn, ISSUED)).isFalse();
    assertThat(TokenLife.endsSoon(ISSUED, twoHoursOn, twoHoursOn.minusSeconds(60))).isTrue();
  }

  @Test
  void triesARefreshAgainSeveralTimesBeforeTheTokensEndAndLessOftenAfterwards() {
    Instant end = ISSUED.plus(Duration.ofHours(2));

    assertThat(TokenLife.retryAt(ISSUED, SIXTY_DAYS_ON, ISSUED))
        .isEqualTo(ISSUED.plusSeconds(3600));
    assertThat(TokenLife.retryAt(ISSUED, end, end.minusSeconds(3600)))
        .as("an hour is left of the two")
        .isEqualTo(end.minusSeconds(3600 - 720));
    assertThat(TokenLife.retryAt(ISSUED, end, end)).isEqualTo(end.plusSeconds(60));
    assertThat(TokenLife.retryAt(ISSUED, end, end.plusSeconds(3600)))
        .isEqualTo(end.plusSeconds(3600 + 720));
    assertThat(TokenLife.retryAt(ISSUED, end, end.plus(Duration.ofDays(2))))
        .isEqualTo(end.plus(Duration.ofDays(2)).plusSeconds(3600));
    assertThat(TokenLife.retryAt(null, null, ISSUED)).isEqualTo(ISSUED.plusSeconds(3600));
  }

  private static RefreshPlan plan(RefreshModel model, Duration life, double dice) {
    return TokenLife.plan(model, ISSUED, ISSUED.plus(life), dice);
  }
}
