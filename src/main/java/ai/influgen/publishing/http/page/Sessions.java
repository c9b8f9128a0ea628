package ai.influgen.publishing.http.page;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Signs browsers in and out. */
public interface Sessions {
  /**
   * A session as the browser keeps it.
   *
   * @param token what the cookie holds
   */
  record Session(String token, Duration life) {}

  /** Exchanges a one-time sign-in token; empty if it is unknown, used up or too old. */
  Future<Optional<Session>> open(String signInToken);

  /** Ends a session; one that is not there is fine. */
  Future<Void> close(String sessionToken);
}
