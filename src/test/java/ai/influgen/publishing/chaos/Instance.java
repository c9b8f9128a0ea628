package ai.influgen.publishing.chaos;

import ai.influgen.publishing.app.Main;
import ai.influgen.publishing.testing.Waiting;
import ai.influgen.publishing.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server that only publishes, as a process. It has a wire of its own to the database and to those
 * platforms that hand out no addresses for uploads; the others take only bytes that come to their
 * own host, so they are reached as the platforms themselves say.
 */
final class Instance implements AutoCloseable {
  private static final Duration SETTLING = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String name;
  private final Ground ground;
  private final Wire database;
  private final Wire platforms;
  private final Path log;
  private @Nullable Process process;
  private int writtenBefore;

  Instance(String name, Ground ground) {
    this.name = name;
    this.ground = ground;
    this.database = new Wire(ground.postgres().port());
    this.platforms = new Wire(ground.sandboxPort());
    this.log = ground.directory().resolve(name + ".log");
  }

  String name() {
    return name;
  }

  Wire database() {
    return database;
  }

  Wire platforms() {
    return platforms;
  }

  /** Starts it, with what its saboteur is told. */
  void start(Map<String, String> orders) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ground.options());
    orders.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", ground.jar().classPath(), Main.class.getName()));
    writtenBefore = output().length();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("INFLUGEN_"));
    builder.environment().putAll(environment(orders));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process started = builder.start();
      process = started;
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  /** Whether it has claimed something since its start: one that has not, has nothing to lose. */
  boolean working() {
    return alive() && output().indexOf(Saboteur.FIRST_CLAIM, writtenBefore) >= 0;
  }

  /** With what it ended. */
  int exit() {
    return Objects.requireNonNull(process).exitValue();
  }

  /** SIGKILL; nothing of it runs any more afterwards. */
  void kill() {
    Process running = Objects.requireNonNull(process);
    running.destroyForcibly();
    Waiting.until(SOON, running::isAlive, alive -> !alive);
  }

  /** SIGTERM; waits until it has ended in order. */
  void term() {
    Process running = Objects.requireNonNull(process);
    running.destroy();
    Waiting.until(SOON, running::isAlive, alive -> !alive);
  }

  /** It stands still. */
  void pause() {
    Signals.send("STOP", pid());
  }

  /** It goes on. */
  void resume() {
    Signals.send("CONT", pid());
  }

  /** Whether it stands still. */
  boolean paused() {
    return alive() && Signals.stopped(pid());
  }

  /** Everything that it wrote, of all its starts. */
  String output() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its wires work as they should. */
  void heal() {
    for (Wire wire : List.of(database, platforms)) {
      wire.delay(Duration.ZERO);
      wire.thaw();
    }
    if (alive()) {
      resume();
    }
  }

  @Override
  public void close() {
    if (alive()) {
      kill();
    }
    database.close();
    platforms.close();
  }

  private long pid() {
    return Objects.requireNonNull(process).pid();
  }

  private Map<String, String> environment(Map<String, String> orders) {
    Map<String, String> environment = new HashMap<>(ground.settings());
    environment.put("INFLUGEN_ROLES", "publisher");
    environment.put("INFLUGEN_MANAGEMENT_PORT", "0");
    environment.put("INFLUGEN_DATABASE_URL", ground.postgres().address(database.port()).url());
    environment.put("INFLUGEN_DATABASE_API_POOL", "2");
    String way = "http://localhost:" + platforms.port();
    environment.put("INFLUGEN_INSTAGRAM_GRAPH_URL", way + "/instagram/graph");
    environment.put("INFLUGEN_TWITTER_API_URL", way + "/twitter/api");
    environment.put("INFLUGEN_PINTEREST_API_URL", way + "/pinterest/api");
    // the configuration names these waits, so that what shortens the others does not reach them
    int haste = Integer.parseInt(orders.getOrDefault(Saboteur.HASTE, "1"));
    String settle = Long.toString(SETTLING.dividedBy(haste).toMillis());
    environment.put("INFLUGEN_INSTAGRAM_SETTLE_MS", settle);
    environment.put("INFLUGEN_PINTEREST_SETTLE_MS", settle);
    return environment;
  }
}
