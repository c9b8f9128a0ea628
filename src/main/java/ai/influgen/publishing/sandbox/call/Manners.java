package ai.influgen.publishing.sandbox.call;

import ai.influgen.publishing.sandbox.oauth.OAuthException;
import java.time.Duration;

/** How a platform answers when it doesn't do what was asked. */
public interface Manners {
  /** Puts what every answer carries on a call; called before anything else. */
  default void greet(Call call) {}

  /** The platform is down: 503. */
  Reply down(Call call);

  /** Something failed inside: 500. */
  Reply broken(Call call);

  /** Too many calls; the client may come back after the wait. */
  Reply rateLimited(Call call, Duration wait);

  /** A code or a token that doesn't do. */
  Reply refused(Call call, OAuthException refusal);
}
