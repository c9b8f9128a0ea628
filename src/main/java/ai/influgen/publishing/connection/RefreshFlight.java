package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /**
   * … where a refresh spends what it is asked with: as long as an answer may wait to be stored
   * while the database is away. Only who dies with it keeps others waiting.
   */
  private static final Duration SINGLE_USE_MARGIN = Duration.ofMinutes(6);

  private final ConnectionPorts ports;
  private final TokenVault vault;
  private final RefreshRecord rows;
  private final Platform platform;
  private final Ticket ticket;
  private final StoredConnection connection;

  /** The answer to the last call; null while it is under way, and if none came. */
  private volatile @Nullable PlatformResponse last;

  /**
   * What entitles to a refresh.
   *
   * @param inDoubt an earlier refresh has no known answer: the platform may have given out tokens
   *     that nobody has
   */
  record Ticket(StoredConnection connection, UUID lease, boolean inDoubt) {}

  RefreshFlight(ConnectionPorts ports, TokenVault vault, RefreshRecord rows, Ticket ticket) {
    this.ports = ports;
    this.vault = vault;
    this.rows = rows;
    this.ticket = ticket;
    this.connection = ticket.connection();
    this.platform = ports.platforms().get(connection.place().platform());
  }

  /** Asks for fresh tokens and stores them before anybody uses them. */
  Future<Refresh> fly() {
    return Future.succeededFuture()
        .compose(v -> ask())
        .compose(this::settle)
        .recover(this::brokeOff);
  }

  private Future<RefreshStep> ask() {
    OAuth.AppCredentials app = platform.oauth().credentials();
    if (app == null) {
      return Future.succeededFuture(
          new RefreshStep.Later(platform.title() + " is not set up on this server."));
    }
    Account account = connection.account(vault);
    return new PlatformTalk<RefreshStep>(
            this::call,
            answers ->
                platform
                    .oauth()
                    .refresh(new RefreshJob(app, account, answers, ports.clock().instant())),
            RefreshFlight::question)
        .run();
  }

  private Future<PlatformResponse> call(PlatformRequest request) {
    last = null;
    boolean spends = platform.oauth().refreshModel().singleUse();
    return rows.extend(ticket, request.timeout().plus(spends ? SINGLE_USE_MARGIN : MARGIN))
        .compose(
            held ->
                held
                    ? ports.caller().call(request)
                    : Future.failedFuture(new IllegalStateException("the lease is lost")))
        .onSuccess(answer -> last = answer);
  }

  private Future<Refresh> settle(RefreshStep step) {
    return switch (step) {
      case RefreshStep.Refreshed(Tokens tokens) when tokens.access().reveal().isBlank() ->
          later("The platform answered without a token.");
      case RefreshStep.Refreshed(Tokens tokens) -> fresh(tokens);
      case RefreshStep.Ended(String message) -> ended(message);
      case RefreshStep.Later(String message) -> later(message);
      case RefreshStep.Ask ask ->
          throw new IllegalStateException("asked, not ended: " + ask.name());
    };
  }

  private Future<Refresh> fresh(Tokens tokens) {
    Tokens before = connection.account(vault).tokens();
    RefreshPlan plan =
        TokenLife.plan(
            platform.oauth().refreshModel(),
            ports.clock().instant(),
            tokens.expiresAt(),
            TokenLife.dice(connection.id(), connection.grant().generation()));
    return rows.store(connection, TokenMerge.of(before, tokens), plan)
        .map(
            stored -> {
              LOG.info("connection {} has fresh tokens", shown());
              return new Refresh.Fresh();
            });
  }

  private Future<Refresh> ended(String words) {
    boolean lost = ticket.inDoubt() && platform.oauth().refreshModel().singleUse();
    String message = lost ? lost() : words;
    return rows.expire(connection, message)
        .map(
            expired -> {
              if (!expired) {
                // it has changed meanwhile: whoever asks for the account again sees how
                return new Refresh.Fresh();
              }
              LOG.warn(
                  "connection {} has expired: the platform ended it{}",
                  shown(),
                  lost ? " after a refresh that was cut off" : "");
              return new Refresh.Ended(message);
            });
  }

  private String lost() {
    return "An earlier refresh was cut off before its answer was stored: what "
        + platform.title()
        + " gave out then is lost, and it takes the tokens of before no more. Connect again.";
  }

  private Future<Refresh> later(String message) {
    LOG.info("connection {} could not be refreshed for now", shown());
    return rows.putOff(ticket, message, last).map(v -> new Refresh.Later(message));
  }

  // Whatever broke here says nothing about the grant. The failure may quote the platform or an
  // address: only its kind is written down.
  private Future<Refresh> brokeOff(Throwable failure) {
    LOG.warn("refresh of {} broke off: {}", shown(), failure.getClass().getName());
    String message = words(failure);
    return rows.putOff(ticket, message, last).otherwiseEmpty().map(v -> new Refresh.Later(message));
  }

  private String words(Throwable failure) {
    if (failure instanceof TokenVault.Unreadable) {
      return "Its tokens can't be opened with this server's token key.";
    }
    return last == null
        ? "The platform did not answer the refresh."
        : "The platform's answer to the refresh could not be stored.";
  }

  private static Optional<PlatformTalk.Question> question(RefreshStep step) {
    return step instanceof RefreshStep.Ask(String name, PlatformRequest request)
        ? Optional.of(new PlatformTalk.Question(name, request))
        : Optional.empty();
  }

  private String shown() {
    return IdKind.CONNECTION.show(connection.id());
  }
}
