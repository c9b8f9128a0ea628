package ai.influgen.publishing.media;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Fetches media from a public address, straight to the disk. Redirects are followed by hand, so
 * that each hop passes the guard.
 */
public final class MediaImport {
  private static final int REDIRECTS_AT_MOST = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final HttpClient client;
  private final AddressGuard guard;
  private final MediaStorage storage;
  private final MediaIntake intake;
  private final Limits limits;

  /**
   * What one import may take.
   *
   * @param time for the body of the file
   */
  record Limits(long maxBytes, Duration time) {}

  MediaImport(
      Vertx vertx, AddressGuard guard, MediaStorage storage, MediaIntake intake, Limits limits) {
    this.vertx = vertx;
    this.guard = guard;
    this.storage = storage;
    this.intake = intake;
    this.limits = limits;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) SILENCE_LIMIT.toMillis()));
  }

  /**
   * Fetches the file and takes it in.
   *
   * @throws Problem as the future's failure: 422 if it can't be fetched or is no media
   */
  public Future<MediaAsset> fetch(UUID workspaceId, String url) {
    URI address = parse(url);
    return storage
        .temporary()
        .compose(
            file ->
                download(address, file)
                    .recover(cause -> Future.failedFuture(asProblem(address, cause)))
                    .compose(_ -> intake.take(workspaceId, file, fileName(address), url))
                    .recover(
                        cause ->
                            vertx
                                .fileSystem()
                                .delete(file.toString())
                                .transform(_ -> Future.failedFuture(cause))));
  }

  /**
   * The file is open before anything is asked for: an answer has to find its reader in the turn in
   * which it comes, or it could break off unnoticed.
   */
  private Future<Void> download(URI address, Path file) {
    return vertx
        .fileSystem()
        .open(file.toString(), new OpenOptions().setCreateNew(true).setWrite(true))
        .compose(
            opened ->
                follow(address, 0)
                    .compose(response -> save(response, opened))
                    .eventually(opened::close));
  }

  private static URI parse(String url) {
    try {
      return URI.create(URI.create(url.strip()).toASCIIString());
    } catch (IllegalArgumentException _) {
      throw unreachable("This is not a well-formed address: encode spaces and the like in it.");
    }
  }

  /** The first answer that is no redirect, paused. */
  private Future<HttpClientResponse> follow(URI url, int redirects) {
    return vertx
        .executeBlocking(() -> guard.check(url), false)
        .compose(address -> ask(url, address))
        .compose(
            response -> {
              if (!REDIRECTS.contains(response.statusCode())) {
                return Future.succeededFuture(response);
              }
              String location = response.getHeader(HttpHeaders.LOCATION);
              response.request().reset();
              if (location == null || redirects == REDIRECTS_AT_MOST) {
                throw unreachable(host(url) + " redirects too often, or to nowhere.");
              }
              return follow(parse(url.resolve(parse(location)).toString()), redirects + 1);
            });
  }

  /** Asks the very address that the guard looked at; the host's name goes into Host and TLS. */
  private Future<HttpClientResponse> ask(URI url, InetSocketAddress address) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(address))
            .setHost(url.getHost())
            .setPort(address.getPort())
            .setSsl("https".equalsIgnoreCase(url.getScheme()))
            .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.ACCEPT, "image/*, video/*")
            .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
            .putHeader(HttpHeaders.USER_AGENT, "InflugenPublishing/1");
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .map(response -> response.exceptionHandler(_ -> {}).pause());
  }

  private Future<Void> save(HttpClientResponse response, AsyncFile file) {
    if (response.statusCode() != 200) {
      response.request().reset();
      throw unreachable("It answered with status " + response.statusCode() + ".");
    }
    if (announced(response) > limits.maxBytes()) {
      response.request().reset();
      throw new Download.TooLarge();
    }
    long timer = vertx.setTimer(limits.time().toMillis(), _ -> response.request().reset());
    return Download.run(response, file, limits.maxBytes())
        .onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static long announced(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private Problem asProblem(URI url, Throwable cause) {
    return switch (cause) {
      case Problem problem -> problem;
      case Download.TooLarge _ ->
          unreachable("The file has more than the " + limits.maxBytes() + " bytes taken here.");
      default -> unreachable(host(url) + " did not answer, or broke off: try again later.");
    };
  }

  private static String host(URI url) {
    return url.getHost() == null ? "The host" : url.getHost();
  }

  private static String fileName(URI url) {
    return url.getPath() == null ? "" : url.getPath();
  }

  private static Problem unreachable(String why) {
    return Problem.of(ProblemType.MEDIA_UNREACHABLE, why, List.of(new Problem.Fault("/url", why)));
  }
}
