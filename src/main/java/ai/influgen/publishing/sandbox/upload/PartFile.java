package ai.influgen.publishing.sandbox.upload;

import ai.influgen.publishing.sandbox.MediaStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that arrives in pieces; what is there outlives a restart. */
public final class PartFile {
  private final Vertx vertx;
  private final MediaStore store;
  private final Path path;

  /**
   * @param upload names the upload, also after a restart
   */
  public PartFile(Vertx vertx, MediaStore store, String upload) {
    this.vertx = vertx;
    this.store = store;
    this.path = store.fileFor(upload);
  }

  public Path path() {
    return path;
  }

  /** How many bytes are there. */
  public Future<Long> size() {
    return vertx.executeBlocking(() -> Files.exists(path) ? Files.size(path) : 0L, false);
  }

  /** Forgets what lies beyond a size. */
  public Future<Void> cut(long size) {
    return vertx.executeBlocking(
        () -> {
          cutNow(size);
          return null;
        },
        false);
  }

  /**
   * Lets the bytes of a stream follow a number of bytes; whatever lay beyond those goes. What
   * arrives before the stream breaks stays.
   *
   * @param max the largest number of bytes the stream may bring
   */
  public Future<Void> append(ReadStream<Buffer> bytes, long after, long max) {
    return cut(after).compose(cut -> store.append(bytes, path, max));
  }

  /** Removes the file. */
  public Future<Void> delete() {
    return vertx.executeBlocking(
        () -> {
          Files.deleteIfExists(path);
          return null;
        },
        false);
  }

  private void cutNow(long size) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }
}
