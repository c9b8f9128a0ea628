package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.OAuthStates.Origin;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/** Begins a consent: from a place to the address at the platform where a person gives it. */
public final class ConsentStart {
  private final OAuthStates states;
  private final ConnectionConfig config;

  public ConsentStart(OAuthStates states, ConnectionConfig config) {
    this.states = states;
    this.config = config;
  }

  /**
   * Begins it.
   *
   * @param memberId in whose name
   * @param redirect where the browser goes afterwards, unless a link knows better
   * @throws Problem 409 if the host has not set the platform up
   */
  public Future<URI> begin(
      Platform platform, Place place, UUID memberId, RedirectPath redirect, Origin origin) {
    OAuth oauth = platform.oauth();
    OAuth.AppCredentials app = oauth.credentials();
    if (app == null) {
      throw setupNeeded(platform);
    }
    return states
        .start(place, memberId, redirect, origin)
        .map(
            started ->
                oauth.authorizeUrl(
                    app,
                    config.redirectUri(platform.name()),
                    started.state(),
                    started.codeChallenge()));
  }

  /** What is missing, and what the host does about it. */
  public Problem setupNeeded(Platform platform) {
    return Problem.of(
            ProblemType.SETUP_NEEDED,
            "%s is not set up on this server. %s"
                .formatted(platform.title(), platform.oauth().setupSteps()))
        .with(new JsonObject().put("redirect_uri", config.redirectUri(platform.name()).toString()));
  }
}
