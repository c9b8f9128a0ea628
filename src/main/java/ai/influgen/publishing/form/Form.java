package ai.influgen.publishing.form;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that has arrived whole.
 *
 * @param parts in the order in which they came
 */
public record Form(List<Part> parts) {
  /** A form of no part. */
  public static final Form EMPTY = new Form(List.of());

  public Form {
    parts = List.copyOf(parts);
  }

  /** A part of a form. */
  public sealed interface Part {
    /** The name that the form gives it; several may have the same. */
    String name();
  }

  /** A part that is text. */
  public record Field(String name, String value) implements Part {}

  /**
   * A part that is a file.
   *
   * @param fileName as the sender named it: for showing it, never a path
   * @param path where its bytes lie; whoever keeps them moves the file away
   * @param bytes its size
   */
  public record FilePart(String name, String fileName, Path path, long bytes) implements Part {}

  /** The files, in their order. */
  public List<FilePart> files() {
    return parts.stream().filter(FilePart.class::isInstance).map(FilePart.class::cast).toList();
  }

  /** The first file of that name; empty when there is none. */
  public Optional<FilePart> file(String name) {
    return files().stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** The fields by name, the last of each. */
  public Map<String, String> fields() {
    return fields(parts);
  }

  /** The fields that came before a file, by name, the last of each. */
  public Map<String, String> fieldsBefore(FilePart file) {
    return fields(parts.subList(0, parts.indexOf(file)));
  }

  private static Map<String, String> fields(List<Part> parts) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part instanceof Field field) {
        fields.put(field.name(), field.value());
      }
    }
    return fields;
  }

  /** Deletes the files that nobody moved away. */
  public Future<Void> delete(Vertx vertx) {
    return files().isEmpty()
        ? Future.succeededFuture()
        : vertx.executeBlocking(this::deleted, false);
  }

  private @Nullable Void deleted() throws IOException {
    for (FilePart file : files()) {
      Files.deleteIfExists(file.path());
    }
    return null;
  }
}
