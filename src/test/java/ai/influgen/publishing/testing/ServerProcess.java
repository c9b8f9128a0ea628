package ai.influgen.publishing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server as a process of its own, which can be killed and started again on the same ports. Its
 * output is kept under {@code target/}.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  private final Path dataDir;
  private final Path log;
  private final int port = freePort();
  private final int managementPort = freePort();
  private final int sandboxPort = freePort();
  private final Map<String, String> environment = new TreeMap<>();
  private String heap = "256m";
  private @Nullable Process process;

  /**
   * A server that is not started yet.
   *
   * @param roles such as {@code http,publisher}
   * @param settings by their variables, such as {@code INFLUGEN_DATABASE_URL}
   */
  public ServerProcess(Path dataDir, String roles, Map<String, String> settings) {
    this.dataDir = dataDir;
    this.log = dataDir.resolve("output-" + port + ".log");
    environment.put("INFLUGEN_ROLES", roles);
    environment.put("INFLUGEN_DATA_DIR", dataDir.toString());
    environment.put("INFLUGEN_HTTP_PORT", Integer.toString(port));
    environment.put("INFLUGEN_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.put("INFLUGEN_SANDBOX_PORT", Integer.toString(sandboxPort));
    environment.putAll(settings);
  }

  /** A new directory under {@code target/}. */
  public static Path newDataDir(String name) {
    try {
      Path parent = Files.createDirectories(Path.of("target", "servers"));
      return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a heap of no more than that, such as {@code 128m}. */
  public ServerProcess withHeap(String most) {
    heap = most;
    return this;
  }

  /** Starts it and waits until it is ready. */
  public ServerProcess start() {
    launch();
    return awaitReady();
  }

  /** As {@link #start()}, by a command of its own. */
  ServerProcess start(List<String> command) {
    launch(command);
    return awaitReady();
  }

  /** Starts it and waits for nothing. */
  public ServerProcess launch() {
    return launch(ServerJvm.command(heap));
  }

  private ServerProcess launch(List<String> command) {
    if (alive()) {
      throw new IllegalStateException("it runs already");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("INFLUGEN_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(dataDir);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return this;
  }

  public ServerProcess awaitReady() {
    Waiting.until(START_LIMIT, this::ready, ready -> ready);
    return this;
  }

  /** Whether its readiness probe says so. */
  public boolean ready() {
    if (!alive()) {
      throw new AssertionError("the server ended with " + running().exitValue() + ": " + output());
    }
    try {
      String url = "http://localhost:" + managementPort + "/health/ready";
      return Web.send(Web.request(url)).status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL; nothing of it runs any more afterwards. */
  public void kill9() {
    Process running = running();
    running.destroyForcibly();
    ended(running);
  }

  /** SIGTERM; waits until it has ended by itself. */
  public void term() {
    Process running = running();
    running.destroy();
    ended(running);
  }

  /** Everything that it wrote, of all its starts. */
  public String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of its API. */
  public String url() {
    return "http://localhost:" + port;
  }

  /** The address of its sandbox, if it has that role. */
  public String sandboxUrl() {
    return "http://localhost:" + sandboxPort;
  }

  public Path dataDir() {
    return dataDir;
  }

  /** Ends it, if it runs. */
  @Override
  public void close() {
    if (alive()) {
      kill9();
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it does not run");
    }
    return process;
  }

  private static void ended(Process process) {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end within " + STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A port that nobody listens on at the moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
