package ai.influgen.publishing.testing;

import ai.influgen.publishing.app.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a server's JVM is started: from the built jar, with the JVM's archive of the classes that a
 * start loads (JEP 350), which spares each start half of its work; from the compiled classes where
 * no jar has been built from them yet.
 */
final class ServerJvm {
  private static final Path JAR = Path.of("target", "influgen-publishing.jar").toAbsolutePath();
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path ARCHIVE = Path.of("target", "servers", "server.jsa").toAbsolutePath();

  private ServerJvm() {}

  /** The command that starts the server with a heap of no more than that, such as {@code 128m}. */
  static List<String> command(String heap) {
    return built() ? command(heap, "-XX:SharedArchiveFile=" + archive()) : fromClasses(heap);
  }

  private static List<String> fromClasses(String heap) {
    return command(heap, List.of(), System.getProperty("java.class.path"));
  }

  private static List<String> command(String heap, String option) {
    return command(heap, List.of(option, "-Xshare:auto"), JAR.toString());
  }

  private static List<String> command(String heap, List<String> options, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + heap, "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add("-Dlogback.configurationFile=logback.xml");
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    return command;
  }

  private static boolean built() {
    return Files.exists(JAR) && !newestClass().isAfter(modified(JAR));
  }

  private static Instant newestClass() {
    try (Stream<Path> all = Files.walk(CLASSES)) {
      return all.filter(Files::isRegularFile)
          .map(ServerJvm::modified)
          .max(Instant::compareTo)
          .orElse(Instant.MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // whoever comes first makes it, and the other forks of the build wait for it
  private static synchronized Path archive() {
    try {
      Files.createDirectories(ARCHIVE.getParent());
      Path guard = ARCHIVE.resolveSibling("server.jsa.lock");
      try (FileChannel channel =
              FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !fresh()) {
          make();
        }
      }
      return ARCHIVE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fresh() {
    return Files.exists(ARCHIVE) && !modified(ARCHIVE).isBefore(modified(JAR));
  }

  /** By one server that starts with all of its roles and ends. */
  private static void make() throws IOException {
    Files.deleteIfExists(ARCHIVE);
    Map<String, String> settings;
    try (TestDatabase database = TestDatabase.fresh()) {
      settings = Map.of("INFLUGEN_DATABASE_URL", database.address().url());
      try (ServerProcess training =
          new ServerProcess(
              ServerProcess.newDataDir("training"), "http,publisher,sandbox", settings)) {
        training.start(command("256m", "-XX:ArchiveClassesAtExit=" + ARCHIVE));
        training.term();
      }
    }
    if (!Files.exists(ARCHIVE)) {
      throw new IllegalStateException("the JVM wrote no archive of its classes");
    }
  }

  private static Instant modified(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
