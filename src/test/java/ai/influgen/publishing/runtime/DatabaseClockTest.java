package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
  private static final Instant START = Instant.parse("2026-03-23T14:30:00Z");

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final DatabaseClock clock = new DatabaseClock(nanos::get, START);

  @Test
  void goesOnByTheMonotonicClock() {
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void takesTheDatabasesTimeAsOfHalfWayThroughTheAnswer() {
    long asked = nanos.get();
    nanos.addAndGet(Duration.ofMillis(10).toNanos());
    clock.synchronise(START.plusSeconds(60), asked);

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(60).plusMillis(5));
  }

  @Test
  void trustsNoAnswerThatTookLong() {
    clock.synchronise(START, nanos.get());
    long asked = nanos.get();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    clock.synchronise(START.plusSeconds(5), asked);

    assertThat(clock.instant()).as("not 2.5 s ahead").isEqualTo(START.plusSeconds(5));
  }
}
