package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConsentStart;
import ai.influgen.publishing.connection.OAuthStates.Origin;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * Starts an OAuth flow: where the person gives consent. A browser that our pages have marked is the
 * only one that may finish it; for a caller without a browser, any may.
 */
final class GetAuthUrl implements Operation {
  private final Integrations integrations;
  private final ConsentStart consent;

  GetAuthUrl(Integrations integrations, ConsentStart consent) {
    this.integrations = integrations;
    this.consent = consent;
  }

  @Override
  public String id() {
    return "getAuthUrl";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations
        .target(call)
        .compose(
            target ->
                consent.begin(
                    target.platform(),
                    target.place(),
                    call.caller().memberId(),
                    redirect(call),
                    Origin.of(call.browser(), null)))
        .map(url -> Reply.ok(new JsonObject().put("url", url.toString())));
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
