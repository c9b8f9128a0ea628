package ai.influgen.publishing.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when nobody looks for what is due any more. May be read from any thread. */
final class LookWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LookWatch.class);

  /** Many times the pause between two looks, and more than a healthy database ever takes. */
  static final Duration STALLED = Duration.ofSeconds(5);

  private final InstantSource clock;
  private volatile Instant last;
  private boolean told;

  LookWatch(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  /** A look has ended well. */
  void looked() {
    last = clock.instant();
    told = false;
  }

  /** When a look last ended well. */
  Instant last() {
    return last;
  }

  /** Says once when looks have stopped; called from a loop of its own. */
  void check() {
    Duration silence = Duration.between(last, clock.instant());
    if (!told && silence.compareTo(STALLED) > 0) {
      told = true;
      LOG.error("nobody has looked for what is due for {} s", silence.toSeconds());
    }
  }
}
