package ai.influgen.publishing.publish.quota;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One count, as calls are made, given back and corrected. */
class QuotaCountTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Quota THREE =
      new Quota("posts", Scope.ACCOUNT, new Window.Sliding(Duration.ofMinutes(1)), 3);

  private static QuotaWindow at(long seconds) {
    return new QuotaWindow(THREE, NOON.plusSeconds(seconds));
  }

  @Test
  void countsWhatIsWithinTheWindow() {
    QuotaCount count = QuotaCount.NONE.taken(at(0)).taken(at(0)).taken(at(20));

    assertThat(count.hasRoom(at(20))).isFalse();
    assertThat(count.hasRoom(at(60))).as("a slice counts until all of it has left").isFalse();
    assertThat(count.hasRoom(at(61))).isTrue();
    assertThat(count.calls(at(61))).isEqualTo(1);
  }

  @Test
  void countsACallOfAClockThatIsBehindIntoTheNewestSlice() {
    QuotaCount count = QuotaCount.NONE.taken(at(10)).taken(at(8));

    assertThat(count.used()).hasSize(1);
    assertThat(count.calls(at(10))).isEqualTo(2);
  }

  @Test
  void takesTheNewestCallBack() {
    QuotaCount count = QuotaCount.NONE.taken(at(0)).taken(at(20)).released();

    assertThat(count.calls(at(20))).isEqualTo(1);
    assertThat(count.hasRoom(at(61))).isTrue();
    assertThat(QuotaCount.NONE.released()).isEqualTo(QuotaCount.NONE);
  }

  @Test
  void letsThePlatformsWordStandForWhatItDidNotCount() {
    QuotaCount told = QuotaCount.NONE.taken(at(0)).told(at(0), 1, NOON.plusSeconds(60));

    assertThat(told.foreign()).isEqualTo(1);
    assertThat(told.taken(at(1)).hasRoom(at(1))).isFalse();
    assertThat(told.taken(at(1)).hasRoom(at(61))).isTrue();
  }

  @Test
  void staysClosedAsLongAsThePlatformSaid() {
    QuotaCount closed = QuotaCount.NONE.told(at(0), 0, NOON.plusSeconds(600));

    assertThat(closed.hasRoom(at(599))).isFalse();
    assertThat(closed.hasRoom(at(600))).isTrue();
  }

  @Test
  void forgetsWhoWaitsWhenNothingCountsAnyMore() {
    QuotaCount crowded = QuotaCount.NONE.taken(at(0)).joined().joined();

    assertThat(crowded.taken(at(1)).waiting()).isEqualTo(1);
    assertThat(crowded.taken(at(200)).waiting()).isZero();
  }
}
