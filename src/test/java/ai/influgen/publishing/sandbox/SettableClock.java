package ai.influgen.publishing.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so. */
public final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-10-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
