package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The JVM's archive of the classes that a start loads (JEP 350): made by one start, it spares each
 * later one more than half of its work. The newer cache (JEP 514) spares as much, and takes three
 * times as long to make.
 */
final class JvmCache {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path file;

  JvmCache(Path file) {
    this.file = file;
  }

  /** Makes it, and has every later start of that ground use it. */
  void make(Ground ground) {
    String output = "-XX:ArchiveClassesAtExit=" + file;
    ground.options().add(output);
    try (Instance trained = new Instance("training", ground)) {
      trained.start(Map.of());
      Waiting.until(LIMIT, trained::output, text -> text.contains("started in"));
      trained.term();
      Waiting.until(LIMIT, () -> Files.exists(file), made -> made);
    } finally {
      ground.options().remove(output);
    }
    ground.options().add("-XX:SharedArchiveFile=" + file);
  }
}
