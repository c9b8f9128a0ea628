package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.TokenRefresh.Stale;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes connections ahead of their end. Every instance may run one; a connection is refreshed
 * by one of them.
 */
public final class RefreshTick {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshTick.class);

  private static final int AT_ONCE = 20;

  private final Vertx vertx;
  private final TokenRefresh refresh;
  private final InstantSource clock;
  private final Duration every;

  private boolean started;
  private volatile boolean stopped;
  private long timer;
  private Future<?> round = Future.succeededFuture();

  /** A tick that looks about that often, between 0.5 and 1.5 times. */
  public RefreshTick(Vertx vertx, ConnectionPorts ports, TokenVault vault, Duration every) {
    this.vertx = vertx;
    this.refresh = new TokenRefresh(ports, vault);
    this.clock = ports.clock();
    this.every = every;
  }

  /** Begins to look, if it has not begun yet. */
  public synchronized void start() {
    if (!started) {
      started = true;
      stopped = false;
      arm();
    }
  }

  /** Completes when the round under way has ended; no further one begins. */
  public synchronized Future<Void> stop() {
    started = false;
    stopped = true;
    vertx.cancelTimer(timer);
    return round.mapEmpty();
  }

  /** Refreshes what is due by now, some at once; the future holds how many were. */
  Future<Integer> once() {
    return refresh
        .due(clock.instant(), AT_ONCE)
        .compose(
            due ->
                Future.join(due.stream().map(this::one).toList())
                    .compose(done -> more(due.size())));
  }

  private Future<Integer> more(int done) {
    return done < AT_ONCE || stopped
        ? Future.succeededFuture(done)
        : once().map(next -> done + next);
  }

  private Future<Connections.Refresh> one(Stale stale) {
    return refresh.refresh(stale, Duration.ZERO);
  }

  // armed anew only after a round: rounds never overlap
  private synchronized void arm() {
    if (!stopped) {
      double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
      timer = vertx.setTimer(Math.max(1, (long) (every.toMillis() * jitter)), id -> tick());
    }
  }

  private synchronized void tick() {
    round =
        once()
            .onFailure(e -> LOG.warn("refreshing is put off: {}", e.getClass().getName()))
            .otherwise(0)
            .onComplete(done -> arm());
  }
}
