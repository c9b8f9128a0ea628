package ai.influgen.publishing.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for a first start without one: its data stay in a directory. One that a
 * killed server left running is taken over as it is. Blocking.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  private final PostgresAddress address;
  private final @Nullable EmbeddedPostgres started;
  private final long adoptedPid;

  private EmbeddedDatabase(int port, @Nullable EmbeddedPostgres started, long adoptedPid) {
    this.address =
        new PostgresAddress("postgresql://postgres:postgres@localhost:" + port + "/postgres");
    this.started = started;
    this.adoptedPid = adoptedPid;
  }

  /**
   * Starts or takes over the database of that directory.
   *
   * @throws IOException if it can't be started
   */
  public static EmbeddedDatabase open(Path directory) throws IOException {
    Optional<EmbeddedDatabase> running = adopt(directory.resolve("postmaster.pid"));
    if (running.isPresent()) {
      LOG.info("took over the embedded PostgreSQL that is running already");
      return running.get();
    }
    Files.createDirectories(directory);
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            // it has to outlive our own orderly stop, which needs it
            .setRegisterShutdownHook(false)
            // the library starts it for tests, without; here the data matter
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("autovacuum_naptime", "10s")
            .start();
    return new EmbeddedDatabase(postgres.getPort(), postgres, -1);
  }

  public PostgresAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    } else {
      ProcessHandle.of(adoptedPid).ifPresent(ProcessHandle::destroy);
    }
  }

  private static Optional<EmbeddedDatabase> adopt(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.get(PID_LINE).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    return alive && answers(port)
        ? Optional.of(new EmbeddedDatabase(port, null, pid))
        : Optional.empty();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
