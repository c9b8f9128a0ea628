package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Answers every request that failed with a problem. */
final class FailureHandler implements Handler<RoutingContext> {
  /** How long the rest of a refused body is still taken in and dropped, in ms. */
  private static final long LINGER_MS = 2_000;

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
    challenge(problem).ifPresent(value -> response.putHeader("WWW-Authenticate", value));
    problem
        .retryAfter()
        .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
    response
        .setStatusCode(problem.type().status())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(ProblemJson.of(problem, RequestId.of(context), config).toBuffer());
    dropRest(context);
  }

  /** What to prove (RFC 6750, section 3). */
  private static Optional<String> challenge(Problem problem) {
    return switch (problem.type()) {
      case UNAUTHENTICATED -> Optional.of("Bearer");
      case INSUFFICIENT_SCOPE ->
          Optional.of(
              "Bearer error=\"insufficient_scope\", scope=\"%s\""
                  .formatted(problem.details().getString("required_scope")));
      default -> Optional.empty();
    };
  }

  /** Rounded up: who waits as long as told must not come too early. */
  private static String wholeSeconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
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
