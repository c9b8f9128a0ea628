package ai.influgen.publishing.app;

import ai.influgen.publishing.runtime.Migrations;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the database's schema ready; while the database does not answer, waits and says so. */
final class DatabaseStart {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private DatabaseStart() {}

  /** Completes when the schema is this build's; fails if a migration does. */
  static Future<Void> migrated(Vertx vertx, PostgresAddress address) {
    return vertx
        .<Void>executeBlocking(
            () -> {
              Migrations.run(address);
              return null;
            },
            false)
        .recover(e -> unreachable(e) ? again(vertx, address, e) : Future.failedFuture(e));
  }

  private static Future<Void> again(Vertx vertx, PostgresAddress address, Throwable e) {
    LOG.warn(
        "waiting for the database {}: {}",
        address,
        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    return vertx.timer(PAUSE.toMillis()).compose(_ -> migrated(vertx, address));
  }

  // no connection, or a server that is just starting or stopping; a migration that fails is no
  // reason to wait
  private static boolean unreachable(Throwable e) {
    return e instanceof FlywaySqlException sql
        && sql.getCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && (cause.getSQLState().startsWith("08") || cause.getSQLState().startsWith("57P"));
  }
}
