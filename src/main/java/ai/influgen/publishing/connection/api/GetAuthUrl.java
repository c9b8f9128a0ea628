package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.OAuthStates;
import ai.influgen.publishing.connection.RedirectPath;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Starts an OAuth flow: where the person gives consent. */
final class GetAuthUrl implements Operation {
  private final Integrations integrations;
  private final OAuthStates states;
  private final ConnectionConfig config;

  GetAuthUrl(Integrations integrations, OAuthStates states, ConnectionConfig config) {
    this.integrations = integrations;
    this.states = states;
    this.config = config;
  }

  @Override
  public String id() {
    return "getAuthUrl";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations.target(call).compose(target -> start(call, target));
  }

  private Future<Reply> start(Call call, Integrations.Target target) {
    Platform platform = target.platform();
    OAuth.AppCredentials app = platform.oauth().credentials();
    if (app == null) {
      throw setupNeeded(platform);
    }
    return states
        .start(target.place(), call.caller().memberId(), redirect(call))
        .map(
            started ->
                platform
                    .oauth()
                    .authorizeUrl(
                        app,
                        config.redirectUri(platform.name()),
                        started.state(),
                        started.codeChallenge()))
        .map(url -> Reply.ok(new JsonObject().put("url", url.toString())));
  }

  private Problem setupNeeded(Platform platform) {
    return Problem.of(
            ProblemType.SETUP_NEEDED,
            "%s is not set up on this server. %s"
                .formatted(platform.title(), platform.oauth().setupSteps()))
        .with(new JsonObject().put("redirect_uri", config.redirectUri(platform.name()).toString()));
  }

  private static RedirectPath redirect(Call call) {
    return call.queried("redirect")
        .map(
            text ->
                RedirectPath.of(text)
                    .orElseThrow(
                        () ->
                            Problem.invalid(
                                "redirect",
                                "This has to be a path on this server, such as /settings.")))
        .orElse(RedirectPath.DEFAULT);
  }
}
