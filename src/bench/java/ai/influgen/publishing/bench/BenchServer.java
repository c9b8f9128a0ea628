package ai.influgen.publishing.bench;

import ai.influgen.publishing.runtime.EmbeddedDatabase;
import ai.influgen.publishing.runtime.Migrations;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL of a run, the server's own embedded one with the settings that users get, or
 * the one at {@code database=postgresql://…}. Every write is on disk before it counts: that is what
 * the engine needs, so everybody is measured with it.
 */
final class BenchServer implements AutoCloseable {
  private static final List<String> SHOWN =
      List.of(
          "server_version",
          "fsync",
          "synchronous_commit",
          "shared_buffers",
          "max_wal_size",
          "autovacuum",
          "autovacuum_naptime");

  private final @Nullable EmbeddedDatabase embedded;
  private final @Nullable Path directory;
  private final PostgresAddress admin;

  private BenchServer(
      @Nullable EmbeddedDatabase embedded, @Nullable Path directory, PostgresAddress admin) {
    this.embedded = embedded;
    this.directory = directory;
    this.admin = admin;
  }

  static BenchServer start(Sizes sizes) throws IOException {
    String given = sizes.text("database", "");
    if (!given.isEmpty()) {
      return new BenchServer(null, null, new PostgresAddress(given));
    }
    Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench");
    EmbeddedDatabase embedded = EmbeddedDatabase.open(directory.resolve("postgres"));
    return new BenchServer(embedded, directory, embedded.address());
  }

  /** A new database of that name with the server's schema. */
  PostgresAddress database(String name) throws SQLException {
    PostgresAddress address = empty(name);
    Migrations.run(address);
    return address;
  }

  /** A new database of that name with nothing in it. */
  PostgresAddress empty(String name) throws SQLException {
    try (Connection connection = connect(admin)) {
      Sql.run(connection, "drop database if exists %s with (force)".formatted(name));
      Sql.run(connection, "create database " + name);
    }
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

  static Connection connect(PostgresAddress address) throws SQLException {
    PgConnectOptions options = address.options();
    return DriverManager.getConnection(address.jdbcUrl(), options.getUser(), options.getPassword());
  }

  /** What the numbers depend on, in a few lines. */
  String described() throws SQLException {
    StringBuilder text =
        new StringBuilder(
            "%d processors, %d MB heap at most, Java %s, %s%n"
                .formatted(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    Runtime.version(),
                    load()));
    try (Connection connection = connect(admin)) {
      text.append("PostgreSQL:");
      for (String setting : SHOWN) {
        text.append(' ').append(setting).append('=');
        text.append(Sql.text(connection, "show " + setting));
      }
    }
    return text.toString();
  }

  private static String load() {
    try {
      return "load before " + Files.readString(Path.of("/proc/loadavg")).strip();
    } catch (IOException e) {
      return "load unknown";
    }
  }

  @Override
  public void close() throws IOException {
    if (embedded == null || directory == null) {
      return;
    }
    embedded.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
