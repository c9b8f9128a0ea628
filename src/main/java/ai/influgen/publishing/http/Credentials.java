package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Finds the token in a request: in {@code Authorization: Bearer}, else in the session's cookie. */
final class Credentials {
  private static final String BEARER = "Bearer ";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final SameOrigin sameOrigin;

  Credentials(SameOrigin sameOrigin) {
    this.sameOrigin = sameOrigin;
  }

  /**
   * The token.
   *
   * @throws Problem 401 if there is none; 403 if a page of somebody else's may have made the
   *     browser send it
   */
  String token(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return bearer(authorization);
    }
    Cookie cookie = request.getCookie(SessionCookie.NAME);
    if (cookie == null) {
      throw unauthenticated("Send an access token as `Authorization: Bearer <token>`.");
    }
    if (!SAFE.contains(request.method())) {
      sameOrigin.check(request);
    }
    return cookie.getValue();
  }

  private static String bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unauthenticated("Only `Authorization: Bearer <token>` is taken here.");
    }
    return authorization.substring(BEARER.length()).strip();
  }

  private static Problem unauthenticated(String detail) {
    return Problem.of(ProblemType.UNAUTHENTICATED, detail);
  }
}
