package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the code that a platform sent a person back with to the accounts that consent covers. */
final class ConnectFlow {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectFlow.class);

  private final PlatformCaller caller;
  private final ConnectionConfig config;
  private final InstantSource clock;

  ConnectFlow(ConnectionPorts ports, ConnectionConfig config) {
    this.caller = ports.caller();
    this.config = config;
    this.clock = ports.clock();
  }

  /** What consent came to. */
  sealed interface Consent {
    /** At least one account. */
    record Given(Choices choices) implements Consent {}

    /** Nothing that could be connected; plain words. */
    record Refused(String message) implements Consent {}
  }

  /** Asks the platform what was granted; never fails because of the platform. */
  Future<Consent> run(Platform platform, Secret code, Secret verifier) {
    OAuth oauth = platform.oauth();
    OAuth.AppCredentials app = oauth.credentials();
    if (app == null) {
      return refused(platform.title() + " is not set up on this server any more.");
    }
    return new PlatformTalk<ConnectStep>(
            caller,
            answers ->
                oauth.connect(
                    new ConnectJob(
                        app,
                        config.redirectUri(platform.name()),
                        code,
                        verifier,
                        answers,
                        clock.instant())),
            ConnectFlow::question)
        .run()
        .map(step -> consent(platform, step))
        .recover(failure -> noAnswer(platform, failure));
  }

  private static Consent consent(Platform platform, ConnectStep step) {
    return switch (step) {
      case ConnectStep.Granted granted -> given(platform, granted);
      case ConnectStep.Denied denied -> new Consent.Refused(denied.message());
      case ConnectStep.Unavailable unavailable -> new Consent.Refused(unavailable.message());
      case ConnectStep.Ask ask ->
          throw new IllegalStateException("asked, not ended: " + ask.name());
    };
  }

  private static Consent given(Platform platform, ConnectStep.Granted granted) {
    Choices usable =
        new Choices(
            granted.accounts().stream()
                .filter(a -> !a.account().tokens().access().reveal().isBlank())
                .toList(),
            granted.scopes());
    return usable.accounts().isEmpty()
        ? new Consent.Refused(
            "%s named no account that can be published to.".formatted(platform.title()))
        : new Consent.Given(usable);
  }

  private static Optional<PlatformTalk.Question> question(ConnectStep step) {
    return step instanceof ConnectStep.Ask(String name, PlatformRequest request)
        ? Optional.of(new PlatformTalk.Question(name, request))
        : Optional.empty();
  }

  // The failure itself may quote the platform or an address: only its kind is written down.
  private static Future<Consent> noAnswer(Platform platform, Throwable failure) {
    LOG.warn("connect at {} broke off: {}", platform.name(), failure.getClass().getName());
    return refused(
        "%s does not answer properly just now. Try again in a few minutes."
            .formatted(platform.title()));
  }

  private static Future<Consent> refused(String message) {
    return Future.succeededFuture(new Consent.Refused(message));
  }
}
