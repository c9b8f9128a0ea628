package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls to platforms over HTTP. It tells apart what never left from what got no answer, and never
 * repeats a call: not on a stale connection, not after a redirect.
 */
public final class PlatformHttp implements PlatformCaller {
  private static final int CONNECTIONS_PER_HOST = 64;
  private static final int MAX_WAITING = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private final Vertx vertx;
  private final HttpClientAgent client;
  private final Function<MediaItem, Path> files;

  /**
   * A client with a pool of its own.
   *
   * @param files where the bytes of a media item lie
   */
  public PlatformHttp(Vertx vertx, Function<MediaItem, Path> files) {
    this.vertx = vertx;
    this.files = files;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                // a connection that idled longer may be closed by the other side just as we write
                .setKeepAliveTimeout(3)
                .setDecompressionSupported(true),
            new PoolOptions()
                .setHttp1MaxSize(CONNECTIONS_PER_HOST)
                .setMaxWaitQueueSize(MAX_WAITING));
  }

  @Override
  public Future<PlatformResponse> call(PlatformRequest request) {
    return send(request, () -> true, request.timeout())
        .compose(
            result ->
                switch (result) {
                  case CallResult.Answered(PlatformResponse response) ->
                      Future.succeededFuture(response);
                  case CallResult.NotSent(String why) -> Future.failedFuture(why);
                  case CallResult.NoAnswer(String why) -> Future.failedFuture(why);
                  case CallResult.Withheld _ -> Future.failedFuture("the platform counts as down");
                });
  }

  /**
   * Makes one call.
   *
   * @param stillAllowed asked once a connection is there, just before the first byte is written
   * @param timeout from the first byte written to the last one read
   */
  Future<CallResult> send(PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    return client
        .request(options(request))
        .map(r -> stillAllowed.getAsBoolean() ? exchange(request, r, timeout) : tooLate(r))
        .recover(e -> Future.succeededFuture(done(new CallResult.NotSent(words(e)))))
        .compose(result -> result);
  }

  private static Future<CallResult> tooLate(HttpClientRequest request) {
    request.reset();
    return done(new CallResult.NotSent("its permission had run out before it could be sent"));
  }

  private Future<CallResult> exchange(
      PlatformRequest request, HttpClientRequest wire, Duration timeout) {
    return write(request, wire)
        .compose(PlatformHttp::read)
        .timeout(timeout.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .<CallResult>map(CallResult.Answered::new)
        .recover(
            e -> {
              wire.reset();
              return done(new CallResult.NoAnswer(words(e)));
            });
  }

  private Future<HttpClientResponse> write(PlatformRequest request, HttpClientRequest wire) {
    return switch (request.body()) {
      case PlatformRequest.Body.None _ -> wire.send();
      case PlatformRequest.Body.Form(Map<String, String> fields) -> {
        wire.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
        yield wire.send(Buffer.buffer(encoded(fields)));
      }
      case PlatformRequest.Body.Json json -> {
        wire.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        yield wire.send(json.value().toBuffer());
      }
      case PlatformRequest.Body.Media media -> stream(media, wire);
    };
  }

  // straight from storage to the socket, as fast as the socket takes it: the heap stays flat
  private Future<HttpClientResponse> stream(
      PlatformRequest.Body.Media media, HttpClientRequest wire) {
    long length = media.item().bytes() - media.offset();
    wire.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    return vertx
        .fileSystem()
        .open(files.apply(media.item()).toString(), new OpenOptions().setRead(true).setWrite(false))
        .compose(
            file -> {
              file.setReadPos(media.offset());
              // closing is not waited for: a body that nobody reads in the turn it comes in is lost
              return wire.send(file).onComplete(_ -> file.close());
            });
  }

  private static Future<PlatformResponse> read(HttpClientResponse response) {
    Map<String, String> headers =
        response.headers().entries().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, _) -> a));
    return response
        .body()
        .map(
            body ->
                new PlatformResponse(
                    response.statusCode(), headers, body.toString(StandardCharsets.UTF_8)));
  }

  private static RequestOptions options(PlatformRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + encoded(request.query());
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setAbsoluteURI(request.url() + query)
            .setConnectTimeout(CONNECT_TIMEOUT.toMillis())
            .setFollowRedirects(false);
    request.headers().forEach(options::putHeader);
    return options;
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> escape(e.getKey()) + "=" + escape(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Future<CallResult> done(CallResult result) {
    return Future.succeededFuture(result);
  }

  // exceptions of the HTTP client name hosts and ports, never headers or bodies
  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
