package ai.influgen.publishing.testing;

import ai.influgen.publishing.runtime.Migrations;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.pgclient.PgConnectOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of a test run: a container where a Docker engine answers, else the embedded one.
 * Started once, and gone with the JVM. Databases are copies of a migrated template.
 */
final class PostgresServer {
  private static final String TEMPLATE = "migrated";

  private static final PostgresServer INSTANCE = new PostgresServer();

  private final AtomicInteger databases = new AtomicInteger();
  private final PostgresAddress admin = start();

  private PostgresServer() {
    execute("create database " + TEMPLATE);
    Migrations.run(database(TEMPLATE));
  }

  static PostgresServer get() {
    return INSTANCE;
  }

  /** A new, migrated, empty database. */
  PostgresAddress newDatabase() {
    String name = "test_" + databases.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return database(name);
  }

  private static PostgresAddress start() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
      container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      return new PostgresAddress(
          "postgresql://%s:%s@%s:%d/%s"
              .formatted(
                  container.getUsername(),
                  container.getPassword(),
                  container.getHost(),
                  container.getFirstMappedPort(),
                  container.getDatabaseName()));
    }
    try {
      EmbeddedPostgres embedded =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("fsync", "off")
              .start();
      return new PostgresAddress(
          "postgresql://postgres:postgres@localhost:%d/postgres".formatted(embedded.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresAddress database(String name) {
    PgConnectOptions options = admin.options();
    return new PostgresAddress(
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                options.getUser(),
                options.getPassword(),
                options.getHost(),
                options.getPort(),
                name));
  }

  private void execute(String sql) {
    PgConnectOptions options = admin.options();
    try (Connection connection =
            DriverManager.getConnection(admin.jdbcUrl(), options.getUser(), options.getPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
