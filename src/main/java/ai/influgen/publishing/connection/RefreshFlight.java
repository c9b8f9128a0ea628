package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh by the holder of the lease. No transaction is open while the platform is asked; the
 * lease is extended before each call, so that two never ask at once: a platform that rotates
 * refresh tokens takes the second use of one for a theft.
 */
final class RefreshFlight {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshFlight.class);

  /** How much longer than a call the lease holds. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Platforms platforms;
  private final PlatformCaller caller;
  private final TokenVault vault;
  private final InstantSource clock;
  private final RefreshRecord rows;

  RefreshFlight(ConnectionPorts ports, TokenVault vault) {
    this.platforms = ports.platforms();
    this.caller = ports.caller();
    this.vault = vault;
    this.clock = ports.clock();
    this.rows = new RefreshRecord(ports, vault);
  }

  /** Asks for fresh tokens and stores them before anybody uses them. */
  Future<Refresh> fly(StoredConnection connection, UUID lease) {
    return Future.succeededFuture()
        .compose(v -> ask(connection, lease))
        .compose(step -> settle(connection, lease, step))
        .recover(failure -> brokeOff(connection, lease, failure));
  }

  private Future<RefreshStep> ask(StoredConnection connection, UUID lease) {
    Platform platform = platforms.get(connection.place().platform());
    OAuth.AppCredentials app = platform.oauth().credentials();
    if (app == null) {
      return Future.succeededFuture(
          new RefreshStep.Later(platform.title() + " is not set up on this server."));
    }
    Account account = connection.account(vault);
    return new PlatformTalk<RefreshStep>(
            request -> call(connection, lease, request),
            answers ->
                platform.oauth().refresh(new RefreshJob(app, account, answers, clock.instant())),
            RefreshFlight::question)
        .run();
  }

  private Future<PlatformResponse> call(
      StoredConnection connection, UUID lease, PlatformRequest request) {
    return rows.extend(connection, lease, request.timeout().plus(MARGIN))
        .compose(
            held ->
                held
                    ? caller.call(request)
                    : Future.failedFuture(new IllegalStateException("the lease is lost")));
  }

  private Future<Refresh> settle(StoredConnection connection, UUID lease, RefreshStep step) {
    return switch (step) {
      case RefreshStep.Refreshed(Tokens tokens) when tokens.access().reveal().isBlank() ->
          later(connection, lease, "The platform answered without a token.");
      case RefreshStep.Refreshed(Tokens tokens) -> fresh(connection, tokens);
      case RefreshStep.Ended(String message) -> ended(connection, message);
      case RefreshStep.Later(String message) -> later(connection, lease, message);
      case RefreshStep.Ask ask ->
          throw new IllegalStateException("asked, not ended: " + ask.name());
    };
  }

  private Future<Refresh> fresh(StoredConnection connection, Tokens tokens) {
    Tokens before = connection.account(vault).tokens();
    return rows.store(connection, TokenMerge.of(before, tokens))
        .map(
            stored -> {
              LOG.info("connection {} has fresh tokens", shown(connection));
              return new Refresh.Fresh();
            });
  }

  private Future<Refresh> ended(StoredConnection connection, String message) {
    return rows.expire(connection, message)
        .map(
            expired -> {
              if (!expired) {
                // it has changed meanwhile: whoever asks for the account again sees how
                return new Refresh.Fresh();
              }
              LOG.warn("connection {} has expired: the platform ended it", shown(connection));
              return new Refresh.Ended(message);
            });
  }

  private Future<Refresh> later(StoredConnection connection, UUID lease, String message) {
    LOG.info("connection {} could not be refreshed for now", shown(connection));
    return rows.putOff(connection, lease, message).map(v -> new Refresh.Later(message));
  }

  // Whatever broke here says nothing about the grant. The failure may quote the platform or an
  // address: only its kind is written down.
  private Future<Refresh> brokeOff(StoredConnection connection, UUID lease, Throwable failure) {
    LOG.warn("refresh of {} broke off: {}", shown(connection), failure.getClass().getName());
    String message =
        failure instanceof TokenVault.Unreadable
            ? "Its tokens can't be opened with this server's token key."
            : "The platform did not answer the refresh.";
    return rows.putOff(connection, lease, message)
        .otherwiseEmpty()
        .map(v -> new Refresh.Later(message));
  }

  private static Optional<PlatformTalk.Question> question(RefreshStep step) {
    return step instanceof RefreshStep.Ask(String name, PlatformRequest request)
        ? Optional.of(new PlatformTalk.Question(name, request))
        : Optional.empty();
  }

  private static String shown(StoredConnection connection) {
    return IdKind.CONNECTION.show(connection.id());
  }
}
