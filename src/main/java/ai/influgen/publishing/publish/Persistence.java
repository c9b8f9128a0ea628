package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.DatabaseAway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that must not be given up because the database is away for a while: after a commit call,
 * what we know is in memory only. Every such write is fenced, so repeating it is safe.
 */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES = 600;
  private static final Set<String> NEVER = Set.of("22", "23", "42");

  /**
   * More than this waiting to be written means that the database can't keep up with what is
   * published: nothing more is begun until it can.
   */
  private static final int CROWDED = 5_000;

  private final Vertx vertx;
  private final AtomicInteger waiting = new AtomicInteger();

  Persistence(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Runs the write until it succeeds, for five minutes at most; then the reconciler finds out by
   * itself. What the database will never take fails at once.
   */
  <T> Future<T> insist(Supplier<Future<T>> write) {
    waiting.incrementAndGet();
    return insist(write, 1).onComplete(_ -> waiting.decrementAndGet());
  }

  /** Whether so much waits to be written that nothing more should be begun. */
  boolean crowded() {
    return waiting.get() > CROWDED;
  }

  // by PostgreSQL's classes of errors: a wrong value, a broken rule, a wrong statement; a deadlock,
  // a full disk or a server that only reads may be over in a moment
  private static boolean isOurs(Throwable failure) {
    return switch (failure) {
      case PgException refused ->
          refused.getSqlState() == null
              || NEVER.stream().anyMatch(refused.getSqlState()::startsWith);
      default -> !DatabaseAway.isCauseOf(failure);
    };
  }

  private <T> Future<T> insist(Supplier<Future<T>> write, int tries) {
    return write
        .get()
        .recover(
            e -> {
              if (tries >= TRIES || isOurs(e)) {
                return Future.failedFuture(e);
              }
              if (tries == 1) {
                LOG.warn("could not write an outcome yet: {}", e.getMessage());
              }
              return vertx.timer(PAUSE.toMillis()).compose(_ -> insist(write, tries + 1));
            });
  }
}
