package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Connecting;
import ai.influgen.publishing.connection.Connecting.Finished;
import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.connection.OAuthStates;
import ai.influgen.publishing.connection.OAuthStates.Flow;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.connection.link.WayBack;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a platform sends the browser back to. It comes without a token: the state says whose flow
 * it is, and the browser's cookie that it is the one that began it. Whatever happens ends on a page
 * of ours, in words of ours.
 */
final class OauthCallback implements Operation {
  private static final Logger LOG = LoggerFactory.getLogger(OauthCallback.class);

  private final Integrations integrations;
  private final OAuthStates states;
  private final Connecting connecting;
  private final ConnectLinks links;
  private final InstantSource clock;

  OauthCallback(
      Integrations integrations,
      OAuthStates states,
      Connecting connecting,
      ConnectLinks links,
      InstantSource clock) {
    this.integrations = integrations;
    this.states = states;
    this.connecting = connecting;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "oauthCallback";
  }

  @Override
  public Future<Reply> handle(Call call) {
    String state = call.queried("state").orElse("");
    return Future.succeededFuture()
        .map(v -> integrations.platform(call))
        .compose(
            platform ->
                states
                    .take(state)
                    .compose(
                        found ->
                            found
                                .map(flow -> goOn(platform, flow, call))
                                .orElseGet(() -> unknown(state)))
                    .recover(failure -> broken(nobodys(state), failure)));
  }

  private Future<Reply> goOn(Platform platform, Flow flow, Call call) {
    UUID linkId = flow.origin().linkId();
    if (!flow.origin().admits(call.browser())) {
      // not to the flow's own page: this browser may be anybody's
      return error(
          linkId == null ? new WayBack.ToPage(RedirectPath.DEFAULT) : new WayBack.ToNobody(),
          "This sign-in was begun in another browser, at another address of this server, or long"
              + " ago. Connect again.");
    }
    return linkId == null
        ? end(platform, flow, call, new WayBack.ToPage(flow.redirect()))
        : endByLink(platform, flow, call, linkId);
  }

  private Future<Reply> endByLink(Platform platform, Flow flow, Call call, UUID linkId) {
    return links
        .find(linkId)
        .map(Optional::orElseThrow)
        .compose(
            link ->
                links.works(link)
                    ? end(platform, flow, call, new WayBack.ToLink(links, link))
                    // its page says that it is over
                    : Future.succeededFuture(Reply.seeOther(links.path(link))));
  }

  private Future<Reply> end(Platform platform, Flow flow, Call call, WayBack back) {
    Optional<String> wrong = wrong(platform, flow, call);
    Future<Finished> finished =
        wrong.isPresent()
            ? Future.succeededFuture(new Finished.Refused(wrong.get()))
            : connecting.finish(platform, flow, new Secret(call.queried("code").orElseThrow()));
    return finished
        .map(
            end ->
                Reply.seeOther(
                    switch (end) {
                      case Finished.Connected(Resumed posts) ->
                          back.connected(platform.name(), posts);
                      case Finished.NeedsChoice() -> back.connected(platform.name(), Resumed.NONE);
                      case Finished.Refused(String words) -> back.failed(words);
                    }))
        .recover(failure -> broken(back, failure));
  }

  private Optional<String> wrong(Platform platform, Flow flow, Call call) {
    if (!flow.place().platform().equals(platform.name())) {
      return Optional.of("This sign-in was begun for another platform. Connect again.");
    }
    if (flow.expired(clock.instant())) {
      return Optional.of("This sign-in took too long. Connect again.");
    }
    Optional<String> error = call.queried("error");
    if (error.isPresent()) {
      return Optional.of(refused(platform, error.get()));
    }
    return call.queried("code").filter(code -> !code.isBlank()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s sent no answer that could be used. Connect again.".formatted(platform.title()));
  }

  // access_denied is RFC 6749's word for a person who said no; user_cancelled_… are its dialects
  private static String refused(Platform platform, String error) {
    return error.equals("access_denied") || error.startsWith("user_cancelled")
        ? "You did not allow it at %s, so nothing was connected.".formatted(platform.title())
        : "%s refused the sign-in. Connect again, or check the app's settings there."
            .formatted(platform.title());
  }

  private static Future<Reply> unknown(String state) {
    return error(
        nobodys(state), "This sign-in is not known here, or was used already. Connect again.");
  }

  // a client without an account of ours would not get past the sign-in of the settings
  private static WayBack nobodys(String state) {
    return OAuthStates.isByLink(state)
        ? new WayBack.ToNobody()
        : new WayBack.ToPage(RedirectPath.DEFAULT);
  }

  // The failure may quote the platform: only its kind is written down.
  private static Future<Reply> broken(WayBack back, Throwable failure) {
    LOG.error("a connect could not be finished: {}", failure.getClass().getName());
    return error(back, "Something broke on our side. Connect again in a few minutes.");
  }

  private static Future<Reply> error(WayBack back, String words) {
    return Future.succeededFuture(Reply.seeOther(back.failed(words)));
  }
}
