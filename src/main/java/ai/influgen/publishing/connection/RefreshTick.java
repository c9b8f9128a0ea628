package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.TokenRefresh.Stale;
import ai.influgen.publishing.runtime.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Refreshes connections ahead of their end. Every instance may run one; a connection is refreshed
 * by one of them.
 */
public final class RefreshTick {
  private static final int AT_ONCE = 20;

  private final TokenRefresh refresh;
  private final InstantSource clock;
  private final Rounds rounds;

  /** A tick that looks about that often, between 0.5 and 1.5 times. */
  public RefreshTick(Vertx vertx, ConnectionPorts ports, TokenVault vault, Duration every) {
    this.refresh = new TokenRefresh(ports, vault, new RefreshRecord(ports, vault));
    this.clock = ports.clock();
    this.rounds = new Rounds(vertx, "refreshing", new Rounds.Timing(every, every), this::once);
  }

  /** Begins to look, if it has not begun yet. */
  public void start() {
    rounds.start();
  }

  /** Completes when the round under way has ended; no further one begins. */
  public Future<Void> stop() {
    return rounds.stop();
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
    return done < AT_ONCE || rounds.stopped()
        ? Future.succeededFuture(done)
        : once().map(next -> done + next);
  }

  private Future<Connections.Refresh> one(Stale stale) {
    return refresh.refresh(stale, Duration.ZERO);
  }
}
