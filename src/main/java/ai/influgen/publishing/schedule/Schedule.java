package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the schedule works with. */
public record Schedule(
    Database database,
    Platforms platforms,
    Contents contents,
    Connections connections,
    DueQueue queue,
    InstantSource clock) {

  // what is due this soon is worth a hint to the engine
  private static final Duration SOON = Duration.ofSeconds(5);

  /** The posts' lists. */
  PostStore posts() {
    return new PostStore(database);
  }

  /** Tells the engine, after the transaction, that something became due for this instant. */
  void wakeFor(Instant due) {
    if (!due.isAfter(clock.instant().plus(SOON))) {
      queue.wake();
    }
  }
}
