package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.MediaStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The bytes that clients send for containers. What arrived before an interruption stays, over a
 * restart too.
 */
final class Uploads {
  private final Vertx vertx;
  private final MediaStore store;
  private final Set<String> running = new HashSet<>();

  Uploads(Vertx vertx, MediaStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  Path file(Container container) {
    return store.fileFor("instagram-" + container.id());
  }

  /** The number of bytes that are there. Blocks. */
  long received(Container container) throws IOException {
    Path file = file(container);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Appends bytes at an offset, and answers how many are there then.
   *
   * <p>Fails with {@link UploadException} when the offset is not where the bytes end, when there
   * are more than announced, or when another upload of the container is under way.
   *
   * @param fileSize the number of bytes that were announced
   */
  Future<Long> append(Container container, ReadStream<Buffer> bytes, long offset, long fileSize) {
    if (!running.add(container.id())) {
      return Future.failedFuture(
          new UploadException(true, "ConcurrentUploadError", "Another upload is under way"));
    }
    return vertx
        .executeBlocking(() -> received(container), false)
        .compose(received -> append(container, bytes, offset, fileSize, received))
        .compose(written -> vertx.executeBlocking(() -> received(container), false))
        .onComplete(done -> running.remove(container.id()));
  }

  private Future<Void> append(
      Container container, ReadStream<Buffer> bytes, long offset, long fileSize, long received) {
    if (offset != received) {
      return Future.failedFuture(
          new UploadException(
              true, "OffsetInvalidError", "The offset must be " + received + ", not " + offset));
    }
    return store
        .append(bytes, file(container), fileSize - offset)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof MediaStore.TooLarge
                        ? new UploadException(
                            false, "ProcessingFailedError", "More bytes than file_size says")
                        : failure));
  }
}
