package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Caller;
import io.vertx.core.Future;

/** Tells who calls, and how far they may go, by the token that a request carries. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Who holds the token.
   *
   * @param token an access token, a session or an agency key, as sent; never log it
   * @return fails with a {@link ai.influgen.publishing.http.operation.Problem} 401 if the token is
   *     unknown or has expired
   */
  Future<Caller> authenticate(String token);
}
