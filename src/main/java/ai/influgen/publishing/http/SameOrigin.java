package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a browser's request comes from a page of ours. Browsers send the cookie along
 * whoever asks; these two headers no page can forge.
 */
public final class SameOrigin {
  private final HttpConfig config;

  public SameOrigin(HttpConfig config) {
    this.config = config;
  }

  /**
   * Lets a request of our own pages pass.
   *
   * @throws Problem 403 for any other
   */
  public void check(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean ours =
        site == null ? isOurs(request.getHeader("Origin"), request) : "same-origin".equals(site);
    if (!ours) {
      throw Problem.of(
          ProblemType.FORBIDDEN,
          "With the session's cookie, only pages of this server may change anything."
              + " Send an access token as `Authorization: Bearer <token>` instead.");
    }
  }

  private boolean isOurs(@Nullable String origin, HttpServerRequest request) {
    if (origin == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getAuthority();
      String host = request.authority() == null ? null : request.authority().toString();
      return authority != null
          && (authority.equals(config.publicUrl().getAuthority())
              || Objects.equals(authority, host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
