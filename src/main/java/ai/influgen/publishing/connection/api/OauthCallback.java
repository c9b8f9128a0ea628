package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Connecting;
import ai.influgen.publishing.connection.OAuthStates;
import ai.influgen.publishing.connection.OAuthStates.Flow;
import ai.influgen.publishing.connection.RedirectPath;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a platform sends the browser back to. It comes without a token: the state says whose flow
 * it is. Whatever happens ends on a page of ours, in words of ours.
 */
final class OauthCallback implements Operation {
  private static final Logger LOG = LoggerFactory.getLogger(OauthCallback.class);

  private final Integrations integrations;
  private final OAuthStates states;
  private final Connecting connecting;
  private final InstantSource clock;

  OauthCallback(
      Integrations integrations, OAuthStates states, Connecting connecting, InstantSource clock) {
    this.integrations = integrations;
    this.states = states;
    this.connecting = connecting;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "oauthCallback";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return Future.succeededFuture()
        .map(v -> integrations.platform(call))
        .compose(
            platform ->
                states
                    .take(call.queried("state").orElse(""))
                    .compose(
                        found ->
                            found
                                .map(flow -> goOn(platform, flow, call))
                                .orElseGet(OauthCallback::unknown))
                    .recover(failure -> broken(RedirectPath.DEFAULT, failure)));
  }

  private Future<Reply> goOn(Platform platform, Flow flow, Call call) {
    Optional<String> wrong = wrong(platform, flow, call);
    Future<Optional<String>> finished =
        wrong.isPresent()
            ? Future.succeededFuture(wrong)
            : connecting.finish(platform, flow, new Secret(call.queried("code").orElseThrow()));
    return finished
        .map(
            words ->
                words
                    .map(text -> error(flow.redirect(), text))
                    .orElseGet(() -> connected(flow.redirect(), platform)))
        .recover(failure -> broken(flow.redirect(), failure));
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

  private static Future<Reply> unknown() {
    return Future.succeededFuture(
        error(
            RedirectPath.DEFAULT,
            "This sign-in is not known here, or was used already. Connect again."));
  }

  // The failure may quote the platform: only its kind is written down.
  private static Future<Reply> broken(RedirectPath redirect, Throwable failure) {
    LOG.error("a connect could not be finished: {}", failure.getClass().getName());
    return Future.succeededFuture(
        error(redirect, "Something broke on our side. Connect again in a few minutes."));
  }

  private static Reply connected(RedirectPath redirect, Platform platform) {
    return Reply.seeOther(redirect.with("connected", platform.name().value()));
  }

  private static Reply error(RedirectPath redirect, String words) {
    return Reply.seeOther(redirect.with("connect_error", words));
  }
}
