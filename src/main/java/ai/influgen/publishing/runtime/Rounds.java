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
  private final Duration every;
  private final Supplier<Future<?>> work;

  private boolean stopped;
  private long timer;
  private Future<?> round = Future.succeededFuture();

  private Rounds(Vertx vertx, String name, Duration every, Supplier<Future<?>> work) {
    this.vertx = vertx;
    this.name = name;
    this.every = every;
    this.work = work;
  }

  /** Begins; the first round is after a pause. */
  public static Rounds start(Vertx vertx, String name, Duration every, Supplier<Future<?>> work) {
    Rounds rounds = new Rounds(vertx, name, every, work);
    rounds.arm();
    return rounds;
  }

  /** Completes when the round under way has ended; no further one begins. */
  public synchronized Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return round.mapEmpty();
  }

  // armed anew only after a round: rounds never overlap
  private synchronized void arm() {
    if (!stopped) {
      double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
      timer = vertx.setTimer(Math.max(1, (long) (every.toMillis() * jitter)), _ -> next());
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
            .onComplete(_ -> arm());
  }
}
