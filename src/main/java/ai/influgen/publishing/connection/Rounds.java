package ai.influgen.publishing.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done again and again, never twice at once: each time between half and one and a
 * half of the pause later, so that instances don't keep step.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Vertx vertx;
  private final Timing timing;
  private final String name;
  private final Supplier<Future<?>> round;

  private boolean started;
  private volatile boolean stopped;
  private long timer;
  private Future<?> running = Future.succeededFuture();

  /** The pause before the first round, and before each further one. */
  record Timing(Duration first, Duration every) {}

  Rounds(Vertx vertx, Timing timing, String name, Supplier<Future<?>> round) {
    this.vertx = vertx;
    this.timing = timing;
    this.name = name;
    this.round = round;
  }

  /** Begins, if it has not begun yet. */
  synchronized void start() {
    if (!started) {
      started = true;
      stopped = false;
      arm(timing.first());
    }
  }

  /** Completes when the round under way has ended; no further one begins. */
  synchronized Future<Void> stop() {
    started = false;
    stopped = true;
    vertx.cancelTimer(timer);
    return running.mapEmpty();
  }

  /** Whether what is under way should come to an end. */
  boolean stopped() {
    return stopped;
  }

  private synchronized void arm(Duration pause) {
    if (!stopped) {
      double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
      timer = vertx.setTimer(Math.max(1, (long) (pause.toMillis() * jitter)), id -> turn());
    }
  }

  private synchronized void turn() {
    running =
        Future.succeededFuture()
            .compose(v -> round.get())
            .onFailure(e -> LOG.warn("{} is put off: {}", name, e.getClass().getName()))
            .transform(done -> Future.succeededFuture())
            .onComplete(done -> arm(timing.every()));
  }
}
