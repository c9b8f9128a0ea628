package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.DatabaseAway;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a failed request's problem is; logs those that are no fault of the caller. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** About how long a restart of PostgreSQL takes at best. */
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);

  private Failures() {}

  /** The problem to answer with. It tells nothing of our inside. */
  public static Problem problem(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (DatabaseAway.isCauseOf(failure)) {
      LOG.warn("request {}: the database is away: {}", RequestId.of(context), failure.toString());
      return Problem.of(
              ProblemType.UNAVAILABLE,
              "The database can't be reached just now: try again in a moment.")
          .retryAfter(DATABASE_PAUSE);
    }
    return switch (context.statusCode()) {
      case 400 -> Problem.of(ProblemType.INVALID_REQUEST, "The request can't be read.");
      case 403 -> Problem.of(ProblemType.FORBIDDEN, "This is not allowed.");
      case 404 -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
      case 405 ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              "This address does not take " + context.request().method() + ".");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "The body is larger than this address takes.");
      case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This kind of body is not taken.");
      default -> broken(context, failure);
    };
  }

  // outside the API an address may itself be the key to something: a connect link, a medium
  private static String shown(String path) {
    return path.startsWith("/api/") ? path : path.replaceFirst("^(/[^/]*)/.*", "$1/…");
  }

  private static Problem broken(RoutingContext context, Throwable failure) {
    LOG.error(
        "request {}: {} {} broke",
        RequestId.of(context),
        context.request().method(),
        shown(context.normalizedPath()),
        failure);
    return Problem.of(
        ProblemType.INTERNAL,
        "Something broke on our side; it is logged under the request_id. Nothing you sent is at fault.");
  }
}
