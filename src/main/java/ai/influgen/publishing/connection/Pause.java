package ai.influgen.publishing.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How waiting is done. */
@FunctionalInterface
public interface Pause {
  /** Completes after that long. */
  Future<Void> of(Duration length);

  /** By the timers of Vert.x. */
  static Pause by(Vertx vertx) {
    return length -> vertx.timer(Math.max(1, length.toMillis()), TimeUnit.MILLISECONDS);
  }
}
