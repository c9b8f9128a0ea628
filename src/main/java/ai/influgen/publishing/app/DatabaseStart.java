package ai.influgen.publishing.app;

import ai.influgen.publishing.runtime.DatabaseAway;
import ai.influgen.publishing.runtime.Migrations;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a start that need the database, the first of which gets its schema ready. While the
 * database does not answer, a step waits, says so, and begins anew; each may therefore break off
 * anywhere.
 */
final class DatabaseStart {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

  /** Between two tries of a step, and for how long it is tried. */
  record Patience(Duration pause, Duration limit) {
    // longer than a database takes to restart or fail over; whoever watches sees "not ready"
    // meanwhile
    static Patience usual() {
      return new Patience(Duration.ofSeconds(2), Duration.ofMinutes(10));
    }
  }

  private final Vertx vertx;
  private final Patience patience;

  DatabaseStart(Vertx vertx, Patience patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  /** Completes when the schema is this build's; fails if a migration does. */
  Future<Void> migrated(PostgresAddress address) {
    return step("the schema in " + address, () -> migrate(address));
  }

  private Future<Void> migrate(PostgresAddress address) {
    return vertx.executeBlocking(
        () -> {
          Migrations.run(address);
          return null;
        },
        false);
  }

  /**
   * What came of the step, however often it had to begin; fails if it does for a reason of its own,
   * or after the limit.
   *
   * @param what what people read it is for
   */
  <T> Future<T> step(String what, Supplier<Future<T>> step) {
    return step(what, step, System.nanoTime() + patience.limit().toNanos());
  }

  private <T> Future<T> step(String what, Supplier<Future<T>> step, long deadline) {
    return step.get()
        .recover(
            e ->
                DatabaseAway.isCauseOf(e) && System.nanoTime() < deadline
                    ? again(what, step, deadline, e)
                    : Future.failedFuture(e));
  }

  private <T> Future<T> again(
      String what, Supplier<Future<T>> step, long deadline, Throwable away) {
    LOG.warn(
        "waiting for the database, for {}: {}",
        what,
        String.valueOf(away.getMessage()).lines().findFirst().orElse(""));
    return vertx.timer(patience.pause().toMillis()).compose(_ -> step(what, step, deadline));
  }
}
