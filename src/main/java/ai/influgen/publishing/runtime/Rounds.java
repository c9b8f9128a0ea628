package ai.influgen.publishing.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, one round after the other: about that often, between 0.5 and
 * 1.5 times, so that instances don't all come at once. A round that fails is followed by the next.
 */
public final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Vertx vertx;
  private final String name;
  private final Timing timing;
  private final Supplier<Future<?>> work;

  private boolean started;
  private volatile boolean stopped;
  private long timer;
  private Future<?> round = Future.succeededFuture();

  /** The pause before the first round, and before each further one. */
  public record Timing(Duration first, Duration every) {}

  /** Rounds that have not begun yet. */
  public Rounds(Vertx vertx, String name, Timing timing, Supplier<Future<?>> work) {
    this.vertx = vertx;
    this.name = name;
    this.timing = timing;
    this.work = work;
  }

  /** Rounds that begin now; the first one is after a pause. */
  public static Rounds start(Vertx vertx, String name, Duration every, Supplier<Future<?>> work) {
    Rounds rounds = new Rounds(vertx, name, new Timing(every, every), work);
    rounds.start();
    return rounds;
  }

  /** Begins, if it has not begun yet. */
  public synchronized void start() {
    if (!started) {
      started = true;
      stopped = false;
      arm(timing.first());
    }
  }

  /** Completes when the round under way has ended; no further one begins. */
  public synchronized Future<Void> stop() {
    started = false;
    stopped = true;
    vertx.cancelTimer(timer);
    return round.mapEmpty();
  }

  /** Whether what is under way should come to an end. */
  public boolean stopped() {
    return stopped;
  }

  // armed anew only after a round: rounds never overlap
  private synchronized void arm(Duration pause) {
    if (!stopped) {
      double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
      timer = vertx.setTimer(Math.max(1, (long) (pause.toMillis() * jitter)), _ -> next());
    }
  }

  private synchronized void next() {
    if (stopped) {
      return;
    }
    round =
        Future.succeededFuture()
            .compose(_ -> work.get())
            .onFailure(e -> LOG.warn("{} is put off: {}", name, e.getClass().getName()))
            .otherwiseEmpty()
            .onComplete(_ -> arm(timing.every()));
  }
}
