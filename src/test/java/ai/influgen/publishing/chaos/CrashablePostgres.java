package ai.influgen.publishing.chaos;

import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of a run's own, which can be crashed and started again on its port. */
final class CrashablePostgres implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String USER = "postgres";

  private final Path directory;
  private final int port = ServerProcess.freePort();
  private @Nullable EmbeddedPostgres running;

  /** Reads a row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  CrashablePostgres(Path directory) {
    this.directory = directory;
    start();
  }

  int port() {
    return port;
  }

  /** Its address by way of a port that leads to it. */
  PostgresAddress address(int way) {
    return new PostgresAddress(
        "postgresql://%s:%s@localhost:%d/%s".formatted(USER, USER, way, USER));
  }

  boolean up() {
    return running != null;
  }

  void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "off")
              // what was acknowledged survives the crash of a process; the library's default is off
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "300")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGQUIT: it ends at once, and recovers from its log at the next start ("immediate" mode). */
  void crash() {
    long pid = pid();
    Signals.send("QUIT", pid);
    Waiting.until(SOON, () -> ProcessHandle.of(pid).isPresent(), alive -> !alive);
    try {
      if (running != null) {
        running.close();
      }
    } catch (IOException e) {
      // it has ended already
    }
    running = null;
  }

  /** Ends every other session. */
  void terminateBackends() {
    list(
        "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
        row -> row.getBoolean(1));
  }

  <T> List<T> list(String sql, Reader<T> reader) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (running != null) {
      crash();
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(address(port).jdbcUrl(), USER, USER);
  }

  private long pid() {
    try {
      return Long.parseLong(
          Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
