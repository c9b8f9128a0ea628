package ai.influgen.publishing.runtime;

import io.vertx.pgclient.PgConnectOptions;
import org.flywaydb.core.Flyway;

/**
 * Brings a database's schema up to this build's. Blocking; several instances may start at once,
 * Flyway lets one go first.
 */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what is missing; throws Flyway's exception if the database does not answer or a migration
   * fails.
   */
  public static void run(PostgresAddress address) {
    PgConnectOptions options = address.options();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), options.getUser(), options.getPassword())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
