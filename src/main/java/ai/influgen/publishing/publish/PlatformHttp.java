package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls to platforms over HTTP. It tells apart what never left from what got no answer, and never
 * repeats a call: not on a stale connection, not after a redirect.
 */
public final class PlatformHttp implements PlatformCaller, Wire {
  private static final int CONNECTIONS_PER_HOST = 1_024;
  private static final int MAX_WAITING = 1_024;
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
                  case CallResult.Stopped(String why) -> Future.failedFuture(why);
                  case CallResult.Late(String why) -> Future.failedFuture(why);
                  case CallResult.NotSent(String why) -> Future.failedFuture(why);
                  case CallResult.NoAnswer(String why) -> Future.failedFuture(why);
                  case CallResult.Withheld _ -> Future.failedFuture("the platform counts as down");
                  case CallResult.OverQuota over -> Future.failedFuture(over.message());
                });
  }

  @Override
  public Future<CallResult> send(
      PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    if (Vertx.currentContext() != null) {
      return make(request, stillAllowed, timeout);
    }
    // a file is pumped by the thread that it was opened on: from outside it would be two
    Promise<CallResult> result = Promise.promise();
    vertx.runOnContext(_ -> make(request, stillAllowed, timeout).onComplete(result));
    return result.future();
  }

  private Future<CallResult> make(
      PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    return body(request)
        .compose(
            body ->
                client
                    .request(options(request))
                    .map(
                        wire ->
                            stillAllowed.getAsBoolean()
                                ? exchange(wire, body, timeout)
                                : tooLate(wire))
                    .recover(e -> done(notSent(e)).map(Future::succeededFuture))
                    .compose(result -> result)
                    .eventually(body::close))
        .recover(e -> done(new CallResult.Stopped(words(e))));
  }

  private static CallResult notSent(Throwable e) {
    return e instanceof ConnectionPoolTooBusyException
        ? new CallResult.Late("too many calls are under way already")
        : new CallResult.NotSent(words(e));
  }

  private static Future<CallResult> tooLate(HttpClientRequest request) {
    request.reset();
    return done(new CallResult.Late("its permission had run out before it could be sent"));
  }

  // from its first byte on a call may have taken effect: whatever breaks, it counts as sent
  private Future<CallResult> exchange(HttpClientRequest wire, WireBody body, Duration timeout) {
    // what the connection says of it is heard where the answer is waited for
    wire.exceptionHandler(_ -> {});
    return Future.succeededFuture(wire)
        .compose(body::send)
        .compose(PlatformHttp::read)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .<CallResult>map(CallResult.Answered::new)
        .recover(
            e -> {
              body.stop();
              wire.reset();
              return done(new CallResult.NoAnswer(words(e)));
            })
        .otherwise(e -> new CallResult.NoAnswer(words(e)));
  }

  private Future<WireBody> body(PlatformRequest request) {
    return switch (request.body()) {
      case PlatformRequest.Body.None _ -> Future.succeededFuture(WireBody.none());
      case PlatformRequest.Body.Form(Map<String, String> fields) ->
          Future.succeededFuture(
              WireBody.of("application/x-www-form-urlencoded", Buffer.buffer(encoded(fields))));
      case PlatformRequest.Body.Json json ->
          Future.succeededFuture(WireBody.of("application/json", json.value().toBuffer()));
      case PlatformRequest.Body.Media media -> open(media).map(file -> FileBody.of(file, media));
      case PlatformRequest.Body.Multipart form ->
          open(form.media()).map(file -> FileBody.of(file, form));
    };
  }

  private Future<AsyncFile> open(PlatformRequest.Body.Media media) {
    String path = files.apply(media.item()).toString();
    return vertx
        .fileSystem()
        .open(path, new OpenOptions().setRead(true).setWrite(false))
        .map(file -> file.setReadPos(media.offset()).setReadLength(media.length()));
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
