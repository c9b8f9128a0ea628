package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.Authenticator;
import ai.influgen.publishing.http.SessionCookie;
import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

/** Who looks at a page. */
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
      case Access.Person _ -> caller;
      case Access.Scoped _ -> throw nobody();
    };
  }

  private static Problem nobody() {
    return Problem.of(ProblemType.UNAUTHENTICATED, "Nobody is signed in.");
  }
}
