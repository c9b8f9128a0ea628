package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection: its tokens are wiped first, and then the platform is told. */
public final class Disconnecting {
  private static final Logger LOG = LoggerFactory.getLogger(Disconnecting.class);

  /** How long the person waits for the platform to take the grant back. */
  static final Duration REVOKE_WITHIN = Duration.ofSeconds(5);

  private final Database database;
  private final TokenVault vault;
  private final PlatformCaller caller;
  private final ConnectionWatcher watcher;
  private final InstantSource clock;
  private final Pause pause;
  private final ConnectionEvents events;

  public Disconnecting(ConnectionPorts ports, TokenVault vault) {
    this.database = ports.database();
    this.vault = vault;
    this.caller = ports.caller();
    this.watcher = ports.watcher();
    this.clock = ports.clock();
    this.pause = ports.pause();
    this.events = new ConnectionEvents(ports.clock());
  }

  private record Ended(int heldPosts, Optional<StoredConnection> toRevoke) {}

  /** Disconnects what is connected there, if anything; the future holds how many posts wait now. */
  public Future<Integer> disconnect(Platform platform, Place place) {
    return database
        .transaction(transaction -> end(transaction, place))
        .compose(
            ended ->
                ended
                    .toRevoke()
                    .map(connection -> revoke(platform, connection))
                    .orElseGet(Future::succeededFuture)
                    .map(v -> ended.heldPosts()));
  }

  private Future<Ended> end(SqlConnection transaction, Place place) {
    return Database.one(
            transaction,
            ConnectionSql.LOCK_PLACE,
            Tuple.of(place.workspaceId(), place.platform().value(), place.characterId()),
            StoredConnection::of)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new Ended(0, Optional.empty()))
                    : end(transaction, found.get()));
  }

  private Future<Ended> end(SqlConnection transaction, StoredConnection connection) {
    Place place = connection.place();
    return Database.execute(
            transaction,
            ConnectionSql.DISCONNECT,
            Tuple.of(
                place.workspaceId(), connection.id(), clock.instant().atOffset(ZoneOffset.UTC)))
        .compose(wiped -> watcher.disconnected(transaction, place.workspaceId(), connection.id()))
        .compose(held -> tell(transaction, connection, held).map(held))
        .compose(
            held ->
                hasSibling(transaction, connection)
                    .map(sibling -> ended(connection, held, sibling)));
  }

  private Future<Void> tell(SqlConnection transaction, StoredConnection before, int held) {
    return before.state() == Connections.State.DISCONNECTED
        ? Future.succeededFuture()
        : events.disconnected(transaction, before, held);
  }

  private static Ended ended(StoredConnection connection, int held, boolean sibling) {
    String shown = IdKind.CONNECTION.show(connection.id());
    LOG.info("connection {} is disconnected, {} posts are held", shown, held);
    return new Ended(held, sibling ? Optional.empty() : Optional.of(connection));
  }

  // One consent may cover several connections, and taking it back ends them all.
  private static Future<Boolean> hasSibling(
      SqlConnection transaction, StoredConnection connection) {
    Place place = connection.place();
    return Database.one(
            transaction,
            ConnectionSql.HAS_SIBLING,
            Tuple.of(place.workspaceId(), place.platform().value(), connection.id())
                .addString(connection.profile().remoteId())
                .addString(connection.profile().details().getString("user_id")),
            row -> true)
        .map(Optional::isPresent);
  }

  private Future<Void> revoke(Platform platform, StoredConnection connection) {
    Future<?> told =
        Future.succeededFuture()
            .compose(v -> call(platform, connection))
            .otherwise(failure -> notTold(connection, failure));
    return Future.any(told, pause.of(REVOKE_WITHIN)).mapEmpty();
  }

  private static @Nullable Object notTold(StoredConnection connection, Throwable failure) {
    LOG.info(
        "connection {}: the platform did not take the grant back: {}",
        IdKind.CONNECTION.show(connection.id()),
        failure.getClass().getName());
    return null;
  }

  private Future<Object> call(Platform platform, StoredConnection connection) {
    OAuth.AppCredentials app = platform.oauth().credentials();
    Optional<Account> account = granted(connection);
    if (app == null || account.isEmpty()) {
      return Future.succeededFuture();
    }
    PlatformRequest request = platform.oauth().revoke(app, account.get());
    return request == null ? Future.succeededFuture() : caller.call(request).map(answer -> answer);
  }

  private Optional<Account> granted(StoredConnection connection) {
    if (connection.holdsTokens()) {
      return Optional.of(connection.account(vault));
    }
    return Optional.ofNullable(connection.grant().choices())
        .flatMap(bytes -> vault.choices(connection.id(), bytes).accounts().stream().findFirst())
        .map(OAuth.RemoteAccount::account);
  }
}
