package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.RefreshFlight.Ticket;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a refresh writes, each time compared with the generation or the lease it was made for. */
final class RefreshRecord {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshRecord.class);

  /**
   * Fresh tokens must not be lost to a database that is away: for minutes they exist in this
   * process only.
   */
  private static final int STORE_TRIES = 300;

  /** Another transaction may cross this one (a deadlock, say); nothing else would resume posts. */
  private static final int RESUME_TRIES = 3;

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Database database;
  private final TokenVault vault;
  private final ConnectionWatcher watcher;
  private final InstantSource clock;
  private final Pause pause;
  private final Forecasts forecasts;
  private final ConnectionEvents events;

  RefreshRecord(ConnectionPorts ports, TokenVault vault) {
    this.database = ports.database();
    this.vault = vault;
    this.watcher = ports.watcher();
    this.clock = ports.clock();
    this.pause = ports.pause();
    this.forecasts = new Forecasts(ports);
    this.events = new ConnectionEvents(ports.clock());
  }

  /** Extends the lease from now, for a call that comes next; false if it is somebody else's. */
  Future<Boolean> extend(Ticket ticket, Duration length) {
    return database
        .execute(
            ConnectionSql.EXTEND_LEASE,
            Tuple.of(
                ticket.connection().place().workspaceId(),
                ticket.connection().id(),
                ticket.lease(),
                (double) length.toMillis(),
                AccountLink.utc(clock.instant())))
        .map(rows -> rows == 1);
  }

  /** Stores fresh tokens unless newer ones are there; either way there are newer ones then. */
  Future<Void> store(StoredConnection connection, Tokens tokens, RefreshPlan plan) {
    Tuple row =
        Tuple.tuple()
            .addUUID(connection.place().workspaceId())
            .addUUID(connection.id())
            .addInteger(connection.grant().generation())
            .addBuffer(vault.seal(connection.id(), tokens))
            .addOffsetDateTime(AccountLink.utc(clock.instant()))
            .addOffsetDateTime(AccountLink.utc(tokens.expiresAt()))
            .addOffsetDateTime(AccountLink.utc(plan.at()))
            .addOffsetDateTime(AccountLink.utc(tokens.grantEndsAt()))
            .addOffsetDateTime(AccountLink.utc(plan.by()))
            .addOffsetDateTime(AccountLink.utc(plan.notBefore()))
            .addString(vault.sealedWith());
    return store(connection, row, STORE_TRIES);
  }

  // the tokens first, and for good: the platform may never give them again; posts can be resumed
  // later
  private Future<Void> store(StoredConnection connection, Tuple row, int tries) {
    return database
        .transaction(transaction -> write(transaction, connection, row))
        .compose(
            hadExpired ->
                hadExpired.orElse(false)
                    ? resume(connection, RESUME_TRIES)
                    : Future.succeededFuture())
        .recover(
            failure ->
                tries <= 1
                    ? Future.failedFuture(failure)
                    : pause.of(AGAIN).compose(v -> store(connection, row, tries - 1)));
  }

  private Future<Optional<Boolean>> write(
      SqlConnection transaction, StoredConnection connection, Tuple row) {
    return Database.one(
            transaction,
            ConnectionSql.STORE_TOKENS,
            row,
            stored -> stored.getBoolean("had_expired"))
        .compose(
            hadExpired ->
                hadExpired.orElse(false)
                    ? events.recovered(transaction, connection).map(hadExpired)
                    : Future.succeededFuture(hadExpired));
  }

  private Future<Void> resume(StoredConnection connection, int tries) {
    return database
        .transaction(
            transaction ->
                watcher
                    .reconnected(transaction, connection.place().workspaceId(), connection.id())
                    .<Void>mapEmpty())
        .recover(
            e -> {
              if (tries > 1) {
                return pause.of(AGAIN).compose(v -> resume(connection, tries - 1));
              }
              LOG.error(
                  "posts of connection {} could not be resumed after a late refresh",
                  IdKind.CONNECTION.show(connection.id()),
                  e);
              return Future.succeededFuture();
            });
  }

  /** Marks it expired; false if there are newer tokens, or it is not connected any more. */
  Future<Boolean> expire(StoredConnection connection, String message) {
    return expire(
        connection.place().workspaceId(),
        connection.id(),
        connection.grant().generation(),
        message);
  }

  Future<Boolean> expire(UUID workspaceId, UUID connectionId, int generation, String message) {
    Tuple row =
        Tuple.of(workspaceId, connectionId, generation, message, AccountLink.utc(clock.instant()));
    return database.transaction(
        transaction ->
            Database.one(transaction, ConnectionSql.EXPIRE, row, StoredConnection::of)
                .compose(
                    expired ->
                        expired.isEmpty()
                            ? Future.succeededFuture(false)
                            : tell(transaction, expired.get(), message).map(true)));
  }

  private Future<Void> tell(SqlConnection transaction, StoredConnection expired, String message) {
    return forecasts
        .of(transaction, expired)
        .compose(posts -> events.expired(transaction, expired, message, posts));
  }

  /**
   * Gives the lease back; the connection stands as it was.
   *
   * @param answer the platform's; null if none came
   */
  Future<Void> putOff(Ticket ticket, String message, @Nullable PlatformResponse answer) {
    StoredConnection connection = ticket.connection();
    StoredConnection.Grant grant = connection.grant();
    Instant now = clock.instant();
    Instant rested = TokenLife.restedAt(grant.issuedAt(), grant.expiresAt(), now);
    Instant asked = answer == null ? now : RetryAfter.of(answer, now);
    Instant next = TokenLife.retryAt(grant.issuedAt(), grant.expiresAt(), now);
    Tuple row =
        Tuple.tuple()
            .addUUID(connection.place().workspaceId())
            .addUUID(connection.id())
            .addUUID(ticket.lease())
            .addString(message)
            .addOffsetDateTime(AccountLink.utc(asked.isAfter(next) ? asked : next))
            .addOffsetDateTime(AccountLink.utc(now))
            .addOffsetDateTime(AccountLink.utc(asked.isAfter(rested) ? asked : rested))
            .addBoolean(ticket.inDoubt() || !refused(answer));
    return database.execute(ConnectionSql.PUT_OFF, row).mapEmpty();
  }

  // a platform that says no has handed out nothing; after an error, or an answer that nobody
  // understands, it may have
  private static boolean refused(@Nullable PlatformResponse answer) {
    return answer != null && answer.status() >= 400 && answer.status() < 500;
  }
}
