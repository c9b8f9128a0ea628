package ai.influgen.publishing.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileProps;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Hands out media under signed links, to platforms and browsers alike. What is forged, expired or
 * gone is all the same 404.
 */
public final class MediaRoutes {
  private final Vertx vertx;
  private final SignedLinks links;
  private final MediaStorage storage;

  public MediaRoutes(Vertx vertx, SignedLinks links, MediaStorage storage) {
    this.vertx = vertx;
    this.links = links;
    this.storage = storage;
  }

  /** Adds {@code GET} and {@code HEAD /media/{token}/{file name}}. */
  public void mount(Router router) {
    router
        .route("/media/:token/:name")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::serve);
  }

  private void serve(RoutingContext context) {
    SignedLinks.Claim claim = links.verify(context.pathParam("token")).orElse(null);
    if (claim == null) {
      notFound(context);
      return;
    }
    String file = storage.file(claim.sha256()).toString();
    vertx
        .fileSystem()
        .props(file)
        .onFailure(_ -> notFound(context))
        .onSuccess((FileProps props) -> send(context, claim, file, props.size()));
  }

  private void send(RoutingContext context, SignedLinks.Claim claim, String file, long size) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    String tag = "\"" + claim.sha256() + "\"";
    describe(response, claim, tag);
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    String ifRange = request.getHeader("If-Range");
    boolean sameFile = ifRange == null || ifRange.equals(tag);
    switch (ByteRange.of(sameFile ? request.getHeader("Range") : null, size)) {
      case ByteRange.Whole _ -> body(request, file, 0, size);
      case ByteRange.Part part -> {
        response
            .setStatusCode(206)
            .putHeader(
                HttpHeaders.CONTENT_RANGE,
                "bytes " + part.first() + "-" + part.last() + "/" + size);
        body(request, file, part.first(), part.length());
      }
      case ByteRange.Unsatisfiable _ ->
          response.setStatusCode(416).putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size).end();
    }
  }

  /** The bytes under a link never change; a cache may keep them, but nobody else's. */
  private static void describe(HttpServerResponse response, SignedLinks.Claim claim, String tag) {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, claim.kind().contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  private static void body(HttpServerRequest request, String file, long from, long length) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    Future<Void> sent =
        request.method().equals(HttpMethod.HEAD)
            ? response.end()
            : response.sendFile(file, from, length);
    // once the head is out, a reader that is told of the length learns by the broken connection
    sent.onFailure(_ -> request.connection().close());
  }

  private static void notFound(RoutingContext context) {
    context.response().setStatusCode(404).end();
  }
}
