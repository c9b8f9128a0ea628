package ai.influgen.publishing.form;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Receives forms; their files go to one directory, which is made when it is needed. */
public final class FormReader {
  private final Vertx vertx;
  private final Path directory;
  private final FormLimits limits;

  /** A reader that puts files there. */
  public FormReader(Vertx vertx, Path directory, FormLimits limits) {
    this.vertx = vertx;
    this.directory = directory.toAbsolutePath();
    this.limits = limits;
  }

  /**
   * Receives a form. To be called on the context of the body, before anything else waits unless the
   * body is paused. After a failure what still comes of the body is dropped.
   *
   * @param contentType as the body's head says; null when it doesn't
   * @return the form, whose files are the caller's; fails with a {@link FormFailure}, or with
   *     another exception when the disk is at fault
   */
  public Future<Form> read(ReadStream<Buffer> body, @Nullable String contentType) {
    FormDecoder decoder;
    try {
      decoder = new FormDecoder(contentType == null ? "" : contentType, directory, limits);
    } catch (FormFailure.Malformed e) {
      body.resume();
      return Future.failedFuture(e);
    }
    return new Reading(vertx, body, decoder, limits.bytes()).begin();
  }
}
