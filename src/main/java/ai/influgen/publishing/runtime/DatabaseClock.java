package ai.influgen.publishing.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The database's time, carried on by the monotonic clock: all instances agree on it, and neither a
 * wrong nor a stepped system clock matters. Before the first {@link #synchronise} it is the
 * system's.
 */
public final class DatabaseClock implements InstantSource {
  /**
   * An answer that took longer tells too little of when it was given: half of it may be the error.
   */
  private static final Duration SLOWEST = Duration.ofMillis(100);

  private final LongSupplier nanoTime;
  private volatile Reading reading;
  private volatile boolean synchronised;

  private record Reading(Instant databaseTime, long nanos) {}

  public DatabaseClock() {
    this(System::nanoTime, Instant.now());
  }

  DatabaseClock(LongSupplier nanoTime, Instant start) {
    this.nanoTime = nanoTime;
    this.reading = new Reading(start, nanoTime.getAsLong());
  }

  /**
   * Takes a reading of the database's clock.
   *
   * @param askedAt {@link System#nanoTime} before it was asked
   */
  public void synchronise(Instant databaseTime, long askedAt) {
    long now = nanoTime.getAsLong();
    if (synchronised && now - askedAt > SLOWEST.toNanos()) {
      return;
    }
    synchronised = true;
    // the reading was taken somewhere between asking and hearing: half-way is the best guess
    reading = new Reading(databaseTime, now - (now - askedAt) / 2);
  }

  @Override
  public Instant instant() {
    Reading last = reading;
    return last.databaseTime().plusNanos(nanoTime.getAsLong() - last.nanos());
  }
}
