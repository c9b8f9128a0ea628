package ai.influgen.publishing.sandbox.call;

import ai.influgen.publishing.sandbox.MediaStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body, received as a stream: its files go to the media store's
 * incoming files, never into memory. For routes of {@code mountUploads}.
 *
 * @param fields the fields that are no files
 * @param files the files, in their order
 */
public record Multipart(Map<String, String> fields, List<FilePart> files) {
  /**
   * A file.
   *
   * @param name the name of its part
   * @param contentType as the part says, empty when it doesn't
   * @param path where its bytes are; whoever receives it keeps or deletes it
   * @param fieldsBefore the names of the fields that came before it
   */
  public record FilePart(String name, String contentType, Path path, Set<String> fieldsBefore) {}

  /** A field; empty when it is missing. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The file of a part; empty when there is none. */
  public Optional<FilePart> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /**
   * Receives it. Must be called before anything else waits, as the body would be lost. Fails with
   * {@link MediaStore.TooLarge}, or when the body breaks off or is none of its type.
   *
   * @param max the largest file in bytes
   */
  public static Future<Multipart> receive(HttpServerRequest request, MediaStore store, long max) {
    String type = request.getHeader("Content-Type");
    if (type == null || !type.startsWith("multipart/form-data")) {
      return Future.failedFuture(new IOException("The body is no multipart/form-data"));
    }
    Promise<Void> ended = Promise.promise();
    PartNames names = new PartNames(type);
    List<Arriving> files = new ArrayList<>();
    request.exceptionHandler(ended::tryFail);
    request.setExpectMultipart(true);
    request.handler(names::hear);
    request.uploadHandler(
        upload -> {
          Path path = store.anyFile();
          Future<Void> written = store.appendLent(upload, path, max).onFailure(ended::tryFail);
          files.add(new Arriving(upload.name(), upload.contentType(), path, written));
        });
    request.endHandler(end -> ended.tryComplete());
    return ended
        .future()
        .compose(end -> Future.all(files.stream().map(Arriving::written).toList()))
        .map(written -> of(request, files, names));
  }

  private record Arriving(
      String name, @Nullable String contentType, Path path, Future<Void> written) {
    FilePart arrived(PartNames names) {
      return new FilePart(
          name, contentType == null ? "" : contentType, path, Set.copyOf(names.before(name)));
    }
  }

  private static Multipart of(HttpServerRequest request, List<Arriving> files, PartNames names) {
    Map<String, String> fields = new HashMap<>();
    request.formAttributes().forEach(fields::put);
    return new Multipart(
        Map.copyOf(fields), files.stream().map(file -> file.arrived(names)).toList());
  }
}
