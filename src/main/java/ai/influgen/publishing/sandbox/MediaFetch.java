package ai.influgen.publishing.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Fetches the media that a platform is pointed to: one GET, no redirects, within a time. */
public final class MediaFetch {
  private final Vertx vertx;
  private final HttpClient client;
  private final MediaStore store;

  public MediaFetch(Vertx vertx, MediaStore store) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient();
    this.store = store;
  }

  /**
   * Fetches into a file of its own. Fails with {@link MediaStore.TooLarge}, {@link
   * java.util.concurrent.TimeoutException}, or anything else when the address doesn't answer 200.
   *
   * @param max the largest number of bytes taken
   * @param timeout for all of it, from connecting to the last byte
   */
  public Future<Path> fetch(String url, long max, Duration timeout) {
    Path file = store.anyFile();
    return Future.<HttpClientRequest>future(
            opened ->
                client
                    .request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url))
                    .onComplete(opened))
        .compose(request -> download(request, file, max, timeout))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .map(file)
        .onFailure(failed -> vertx.fileSystem().delete(file.toString()));
  }

  private Future<Void> download(HttpClientRequest request, Path file, long max, Duration timeout) {
    return request
        .setFollowRedirects(false)
        .send()
        .compose(response -> take(response, file, max))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failed -> request.reset());
  }

  private Future<Void> take(HttpClientResponse response, Path file, long max) {
    if (response.statusCode() != 200) {
      response.exceptionHandler(_ -> {});
      return Future.failedFuture(new IOException("The address answers " + response.statusCode()));
    }
    return store.append(response, file, max);
  }
}
