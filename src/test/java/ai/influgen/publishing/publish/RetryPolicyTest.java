package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void aWaitEndsWithTheAgeThatIsTriedFor() {
    Instant first = Instant.parse("2026-10-01T12:00:00Z");
    Duration age = RetryPolicy.Limits.defaults().age();
    assertThat(policy.over(first, first.plus(age))).isFalse();
    assertThat(policy.over(first, first.plus(age).plusMillis(1))).isTrue();
  }

  private static final Instant NOW = Instant.parse("2026-03-23T14:30:00Z");

  private final RetryPolicy policy =
      new RetryPolicy(RetryPolicy.Limits.defaults(), RandomGenerator.getDefault());

  @Test
  void takesThePlatformsOwnWait() {
    assertThat(policy.next(1, NOW, NOW, Duration.ofMinutes(19)))
        .contains(NOW.plus(Duration.ofMinutes(19)));
  }

  @Test
  void takesThePlatformsOwnWaitThoughItIsLongerThanAnyOfOurs() {
    assertThat(policy.next(1, NOW, NOW, Duration.ofHours(20)))
        .contains(NOW.plus(Duration.ofHours(20)));
  }

  @Test
  void neverAsksAtOnceThoughThePlatformsWaitIsOver() {
    assertThat(policy.next(1, NOW, NOW, Duration.ZERO)).contains(NOW.plusSeconds(1));
    assertThat(policy.next(1, NOW, NOW, Duration.ofMinutes(-3))).contains(NOW.plusSeconds(1));
  }

  @Test
  void givesUpWhatThePlatformWantsLaterThanTheLastTryMayBe() {
    assertThat(policy.next(1, NOW, NOW, Duration.ofHours(25))).isEmpty();
  }

  @Test
  void drawsFromTheWholeOfTheCurve() {
    long early = 0;
    for (int i = 0; i < 1_000; i++) {
      early += policy.pause(1).compareTo(Duration.ofSeconds(15)) < 0 ? 1 : 0;
    }
    // 12 of the 27 seconds, within five standard deviations
    assertThat(early).isBetween(365L, 525L);
  }

  @Test
  void waitsLongerEachTimeUpToTheLongest() {
    for (int i = 0; i < 100; i++) {
      assertThat(policy.pause(1)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(30));
      assertThat(policy.pause(4)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(240));
      assertThat(policy.pause(1_000)).isBetween(Duration.ofMinutes(6), Duration.ofHours(1));
    }
  }

  @Test
  void spreadsWhatFailedTogether() {
    long distinct =
        java.util.stream.IntStream.range(0, 100).mapToObj(_ -> policy.pause(3)).distinct().count();

    assertThat(distinct).isGreaterThan(50);
  }

  @Test
  void endsAfterTheLastTry() {
    assertThat(policy.next(7, NOW, NOW, null)).isPresent();
    assertThat(policy.next(8, NOW, NOW, null)).isEmpty();
  }

  @Test
  void endsWhenTheNextTryWouldComeTooLate() {
    Instant first = NOW.minus(Duration.ofHours(23));

    assertThat(policy.next(2, first, NOW, Duration.ofMinutes(30))).isPresent();
    assertThat(policy.next(2, first, NOW, Duration.ofHours(2))).isEmpty();
  }
}
