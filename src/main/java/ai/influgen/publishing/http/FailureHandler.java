package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers every request that failed with a problem. */
final class FailureHandler implements Handler<RoutingContext> {
  /** How long the rest of a refused body is still taken in and dropped, in ms. */
  private static final long LINGER_MS = 2_000;

  private static final String RETRY_AFTER_SECONDS = "2";

  private final HttpConfig config;

  FailureHandler(HttpConfig config) {
    this.config = config;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    Problem problem = Failures.problem(context);
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (problem.type() == ProblemType.UNAVAILABLE) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response
        .setStatusCode(problem.type().status())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(ProblemJson.of(problem, RequestId.of(context), config).toBuffer());
    dropRest(context);
  }

  /**
   * Reads on for a moment, so that a client that is still sending gets to see the answer, and then
   * closes the connection.
   */
  private static void dropRest(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      return;
    }
    request.resume();
    context
        .vertx()
        .setTimer(
            LINGER_MS,
            timer -> {
              if (!request.isEnded()) {
                request.connection().close();
              }
            });
  }
}
