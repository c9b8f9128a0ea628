package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenLifeTest {
  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SIXTY_DAYS_ON = ISSUED.plus(Duration.ofDays(60));

  @Test
  void refreshesWhenHalfOfTheLifeIsOver() {
    assertThat(TokenLife.refreshAt(ISSUED, SIXTY_DAYS_ON))
        .isEqualTo(ISSUED.plus(Duration.ofDays(30)));
  }

  @Test
  void neverRefreshesAheadWhatHasNoKnownEnd() {
    assertThat(TokenLife.refreshAt(ISSUED, null)).isNull();
    assertThat(TokenLife.endsSoon(ISSUED, null, ISSUED)).isFalse();
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
  void triesARefreshAgainSeveralTimesBeforeTheTokensEnd() {
    assertThat(TokenLife.retryAt(SIXTY_DAYS_ON, ISSUED)).isEqualTo(ISSUED.plusSeconds(3600));
    assertThat(TokenLife.retryAt(ISSUED.plusSeconds(3600), ISSUED))
        .as("an hour is left of the two")
        .isEqualTo(ISSUED.plusSeconds(720));
    assertThat(TokenLife.retryAt(ISSUED.minusSeconds(5), ISSUED)).isEqualTo(ISSUED.plusSeconds(60));
    assertThat(TokenLife.retryAt(null, ISSUED)).isEqualTo(ISSUED.plusSeconds(3600));
  }
}
