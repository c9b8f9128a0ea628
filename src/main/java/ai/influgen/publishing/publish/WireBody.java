package ai.influgen.publishing.publish;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** The body of a call, ready to be written: what can fail on our side has not. */
interface WireBody {

  /** Writes it; the future holds the answer. */
  Future<HttpClientResponse> send(HttpClientRequest wire);

  /** Sends no more of it. */
  default void stop() {}

  /** Gives back what it is read from. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }

  /** Nothing. Some platforms take a PUT or POST only with its length, even if that is 0. */
  static WireBody none() {
    return wire ->
        wire.getMethod().equals(HttpMethod.GET)
            ? wire.send()
            : wire.putHeader(HttpHeaders.CONTENT_LENGTH, "0").send();
  }

  /** These bytes, of that type unless the call names another. */
  static WireBody of(String contentType, Buffer bytes) {
    return wire ->
        wire.headers().contains(HttpHeaders.CONTENT_TYPE)
            ? wire.send(bytes)
            : wire.putHeader(HttpHeaders.CONTENT_TYPE, contentType).send(bytes);
  }
}
