package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformRequest.Body;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.Pipe;
import java.util.function.BiConsumer;

/**
 * A body straight from storage to the socket, as fast as the socket takes it: the heap stays flat.
 *
 * @param write begins to write a call with what comes through the pipe
 */
record FileBody(
    AsyncFile file, Pipe<Buffer> pipe, BiConsumer<HttpClientRequest, Pipe<Buffer>> write)
    implements WireBody {

  /** The bytes alone. */
  static FileBody of(AsyncFile file, Body.Media media) {
    return new FileBody(file, file.pipe(), (wire, pipe) -> write(wire, pipe, media));
  }

  /** A form that ends with them. */
  static FileBody of(AsyncFile file, Body.Multipart form) {
    return new FileBody(file, file.pipe(), (wire, pipe) -> write(wire, pipe, form));
  }

  @Override
  public Future<HttpClientResponse> send(HttpClientRequest wire) {
    write.accept(wire, pipe);
    return wire.response();
  }

  // a pipe must not go on with a file that is closed, and a read that is under way may break off
  @Override
  public void stop() {
    pipe.close();
    file.exceptionHandler(_ -> {});
  }

  @Override
  public Future<Void> close() {
    return file.close().recover(_ -> Future.succeededFuture());
  }

  private static void write(HttpClientRequest wire, Pipe<Buffer> pipe, Body.Media media) {
    wire.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(media.length()));
    pipe.endOnFailure(false).to(wire).onFailure(_ -> wire.reset());
  }

  private static void write(HttpClientRequest wire, Pipe<Buffer> pipe, Body.Multipart form) {
    MultipartFrame frame = MultipartFrame.of(form);
    wire.putHeader(HttpHeaders.CONTENT_TYPE, frame.contentType())
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(frame.length()));
    wire.write(frame.head())
        .compose(_ -> pipe.endOnComplete(false).to(wire))
        .compose(_ -> wire.end(frame.tail()))
        .onFailure(_ -> wire.reset());
  }
}
