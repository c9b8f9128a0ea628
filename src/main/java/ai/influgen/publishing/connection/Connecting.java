package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.connection.OAuthStates.Flow;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects a place to an account, by consent and, where that covers several, by choice. */
public final class Connecting {
  private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

  private final Database database;
  private final TokenVault vault;
  private final InstantSource clock;
  private final ConnectFlow flow;
  private final AccountLink link;
  private final LinkRecord links;

  public Connecting(ConnectionPorts ports, ConnectionConfig config, TokenVault vault) {
    this.database = ports.database();
    this.vault = vault;
    this.clock = ports.clock();
    this.flow = new ConnectFlow(ports, config);
    this.link = new AccountLink(ports, vault);
    this.links = new LinkRecord(ports.clock());
  }

  /** What a consent came to. */
  public sealed interface Finished {
    /** An account is connected; these are the posts that waited for it. */
    record Connected(Resumed posts) implements Finished {}

    /** A person has to choose an account. */
    record NeedsChoice() implements Finished {}

    /** What is wrong, and what to do; plain words. */
    record Refused(String message) implements Finished {}
  }

  /** Finishes a consent. */
  public Future<Finished> finish(Platform platform, Flow started, Secret code) {
    return flow.run(platform, code, started.codeVerifier())
        .compose(
            consent ->
                switch (consent) {
                  case ConnectFlow.Consent.Given given -> take(started, given.choices());
                  case ConnectFlow.Consent.Refused refused ->
                      Future.succeededFuture(new Finished.Refused(refused.message()));
                });
  }

  /**
   * Connects the place to one of the accounts it was asked about. The future holds what becomes of
   * the posts that waited for it.
   *
   * @throws Problem (in the future) if there is nothing to choose, or not that
   */
  public Future<Resumed> select(Place place, String remoteId) {
    return database.transaction(
        transaction ->
            locked(transaction, place)
                .map(found -> found.orElseThrow(Connecting::nothingToChoose))
                .compose(before -> choose(transaction, before, remoteId, null)));
  }

  /**
   * As {@link #select(Place, String)}, by whoever holds a connect link: only among the accounts of
   * the consent that was given through it.
   */
  public Future<Resumed> selectByLink(Place place, String remoteId, UUID linkId) {
    return database.transaction(
        transaction ->
            locked(transaction, place)
                .map(found -> found.orElseThrow(Connecting::nothingToChoose))
                .compose(before -> askedBy(transaction, before, linkId))
                .compose(before -> choose(transaction, before, remoteId, linkId)));
  }

  private Future<StoredConnection> askedBy(
      SqlConnection transaction, StoredConnection before, UUID linkId) {
    return links
        .hasAsked(transaction, before, linkId)
        .map(
            asked -> {
              if (!asked) {
                throw nothingToChoose();
              }
              return before;
            });
  }

  private Future<Resumed> choose(
      SqlConnection transaction, StoredConnection before, String remoteId, @Nullable UUID linkId) {
    Choices choices = choices(before);
    RemoteAccount chosen = choices.find(remoteId).orElseThrow(Connecting::notAmongThem);
    return connect(transaction, before, chosen, choices.scopes(), linkId);
  }

  private Future<Finished> take(Flow started, Choices choices) {
    Place place = started.place();
    UUID linkId = started.origin().linkId();
    return database.transaction(
        transaction ->
            Database.execute(transaction, ConnectionSql.MAKE_PLACE, place(place, IdKind.next()))
                .compose(made -> locked(transaction, place))
                .map(Optional::orElseThrow)
                .compose(before -> take(transaction, before, choices, linkId)));
  }

  private Future<Finished> take(
      SqlConnection transaction, StoredConnection before, Choices choices, @Nullable UUID linkId) {
    return switch (AccountChoice.of(before, choices.accounts())) {
      case AccountChoice.Take(RemoteAccount taken) ->
          connect(transaction, before, taken, choices.scopes(), linkId)
              .map(Finished.Connected::new);
      case AccountChoice.Ask(String message) ->
          ask(transaction, before, choices, message)
              .compose(v -> links.asked(transaction, before, linkId))
              .map(new Finished.NeedsChoice());
      case AccountChoice.Keep(String username) ->
          Future.succeededFuture(new Finished.Refused(kept(username, linkId)));
    };
  }

  // whoever comes by a link is not told whose account it is
  private static String kept(@Nullable String username, @Nullable UUID linkId) {
    return linkId == null
        ? ("@%s is connected here and goes on: this consent does not cover it. To connect another account"
                + " in its place, disconnect @%s first.")
            .formatted(username, username)
        : "Another account is connected here already, and goes on. Ask who sent you this link.";
  }

  private Future<Resumed> connect(
      SqlConnection transaction,
      StoredConnection before,
      RemoteAccount account,
      List<String> scopes,
      @Nullable UUID linkId) {
    return link.connect(transaction, before, account, scopes)
        .compose(
            posts ->
                links
                    .connected(transaction, before, linkId, account.account().remoteId())
                    .map(posts));
  }

  private Future<Void> ask(
      SqlConnection transaction,
      StoredConnection before,
      Choices choices,
      @Nullable String message) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    LOG.info(
        "connection {} needs a choice among {} accounts",
        IdKind.CONNECTION.show(before.id()),
        choices.accounts().size());
    return Database.execute(
            transaction,
            ConnectionSql.ASK,
            Tuple.of(
                before.place().workspaceId(),
                before.id(),
                vault.seal(before.id(), choices),
                message,
                now,
                vault.sealedWith()))
        .mapEmpty();
  }

  private Choices choices(StoredConnection connection) {
    if (connection.state() != Connections.State.NEEDS_SELECTION
        || connection.grant().choices() == null) {
      throw nothingToChoose();
    }
    return vault.choices(connection.id(), connection.grant().choices());
  }

  private static Future<Optional<StoredConnection>> locked(SqlConnection transaction, Place place) {
    return Database.one(
        transaction,
        ConnectionSql.LOCK_PLACE,
        Tuple.of(place.workspaceId(), place.platform().value(), place.characterId()),
        StoredConnection::of);
  }

  private static Tuple place(Place place, UUID id) {
    return Tuple.of(place.workspaceId(), place.platform().value(), place.characterId(), id);
  }

  private static Problem nothingToChoose() {
    return Problem.of(ProblemType.CONFLICT, "There is nothing to choose here: connect first.");
  }

  private static Problem notAmongThem() {
    return Problem.invalid(
        "/account_id", "This account is not among those that consent covers: see `accounts`.");
  }
}
