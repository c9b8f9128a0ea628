package ai.influgen.publishing.bench;

import ai.influgen.publishing.runtime.PostgresAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An engine in a JVM of its own, started like this one. */
final class EngineProcess implements AutoCloseable {
  static final String READY = "engine ";

  private final Process process;
  private final UUID instance;

  private EngineProcess(Process process, UUID instance) {
    this.process = process;
    this.instance = instance;
  }

  /** Starts one with those flags; returns when it claims. */
  static EngineProcess start(PostgresAddress address, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EngineMain.class.getName(), address.url()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the engine's process ended before it was ready");
    }
    return new EngineProcess(process, UUID.fromString(line.substring(READY.length())));
  }

  UUID instance() {
    return instance;
  }

  boolean runs() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** Of {@code /proc/<pid>/status}, in MB, such as {@code VmRSS}; 0 if it has ended. */
  long memory(String name) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith(name + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
  }

  @Override
  public void close() {
    kill();
  }
}
