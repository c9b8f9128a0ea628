package ai.influgen.publishing.media;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;

/** Streams the body of an answer into a file, and gives up as soon as it grows too large. */
final class Download {
  private final HttpClientResponse response;
  private final AsyncFile file;
  private final long maxBytes;
  private final Promise<Void> done = Promise.promise();
  private long bytes;

  private Download(HttpClientResponse response, AsyncFile file, long maxBytes) {
    this.response = response;
    this.file = file;
    this.maxBytes = maxBytes;
  }

  /** The body has grown past what is taken. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the body is too large", null, false, false);
    }
  }

  /** Starts; the answer has to be paused. The file stays open. */
  static Future<Void> run(HttpClientResponse response, AsyncFile file, long maxBytes) {
    Download download = new Download(response, file, maxBytes);
    download.start();
    return download.done.future();
  }

  private void start() {
    file.exceptionHandler(this::fail);
    response.exceptionHandler(this::fail);
    response.endHandler(
        _ -> file.flush().<Void>mapEmpty().onComplete(done::tryComplete, this::fail));
    response.handler(this::chunk);
    response.resume();
  }

  private void chunk(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > maxBytes) {
      fail(new TooLarge());
      return;
    }
    file.write(chunk).onFailure(this::fail);
    if (file.writeQueueFull()) {
      response.pause();
      file.drainHandler(_ -> response.resume());
    }
  }

  private void fail(Throwable cause) {
    if (done.tryFail(cause)) {
      response.request().reset();
    }
  }
}
