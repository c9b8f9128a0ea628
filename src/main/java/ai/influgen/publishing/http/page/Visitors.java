package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.Authenticator;
import ai.influgen.publishing.http.Failures;
import ai.influgen.publishing.http.SessionCookie;
import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

/** Who looks at a page, and what they see when it fails. */
final class Visitors {
  private final Authenticator authenticator;

  Visitors(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Who is signed in; fails with a {@link Problem} 401 if nobody is, and no key counts. */
  Future<Caller> caller(RoutingContext context) {
    Cookie cookie = context.request().getCookie(SessionCookie.NAME);
    return cookie == null
        ? Future.failedFuture(nobody())
        : authenticator.authenticate(cookie.getValue()).map(Visitors::person);
  }

  private static Caller person(Caller caller) {
    return switch (caller.access()) {
      case Access.Full() -> caller;
      case Access.Scoped _ -> throw nobody();
    };
  }

  private static Problem nobody() {
    return Problem.of(ProblemType.UNAUTHENTICATED, "Nobody is signed in.");
  }

  /** Says what went wrong as a page. */
  static void failed(RoutingContext context) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    Problem problem = Failures.problem(context);
    int status = problem.type().status();
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      Html.words(
          context,
          status,
          "Sign in",
          "Open the sign-in link that the server printed where it was started. It is good for one"
              + " use within 15 minutes; the next start prints a new one.");
    } else {
      Html.words(context, status, problem.type().title(), problem.detail());
    }
  }
}
