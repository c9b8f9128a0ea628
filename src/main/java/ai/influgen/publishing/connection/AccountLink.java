package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an account and its tokens into a connection, and tells whose posts that concerns. */
final class AccountLink {
  private static final Logger LOG = LoggerFactory.getLogger(AccountLink.class);

  private final TokenVault vault;
  private final Platforms platforms;
  private final ConnectionWatcher watcher;
  private final InstantSource clock;
  private final ConnectionEvents events;

  AccountLink(ConnectionPorts ports, TokenVault vault) {
    this.vault = vault;
    this.platforms = ports.platforms();
    this.watcher = ports.watcher();
    this.clock = ports.clock();
    this.events = new ConnectionEvents(ports.clock());
  }

  /**
   * Connects it, within the caller's transaction that has locked its row. The future holds what
   * becomes of the posts that waited for it.
   */
  Future<Resumed> connect(
      SqlConnection transaction,
      StoredConnection before,
      RemoteAccount account,
      List<String> scopes) {
    return Database.execute(transaction, ConnectionSql.CONNECT, row(before, account, scopes))
        .compose(stored -> tell(transaction, before, account.account().remoteId()))
        .compose(
            posts -> events.connected(transaction, before, account.account(), posts).map(posts));
  }

  private Future<Resumed> tell(
      SqlConnection transaction, StoredConnection before, String remoteId) {
    String remembered = before.profile().remoteId();
    String shown = IdKind.CONNECTION.show(before.id());
    if (remembered == null) {
      LOG.info("connection {} is connected", shown);
      return Future.succeededFuture(Resumed.NONE);
    }
    UUID workspace = before.place().workspaceId();
    if (remembered.equals(remoteId)) {
      LOG.info("connection {} is connected again", shown);
      return watcher.reconnected(transaction, workspace, before.id());
    }
    // What waits was meant for the other account: a person decides about it. This one may have been
    // here before, and posts may have waited for it ever since
    LOG.info("connection {} is connected to another account", shown);
    return watcher
        .disconnected(transaction, workspace, before.id())
        .compose(held -> watcher.reconnected(transaction, workspace, before.id()));
  }

  private Tuple row(StoredConnection before, RemoteAccount remote, List<String> scopes) {
    Account account = remote.account();
    Instant now = clock.instant();
    Instant expires = account.tokens().expiresAt();
    RefreshPlan plan = plan(before, now, expires);
    return Tuple.tuple()
        .addUUID(before.place().workspaceId())
        .addUUID(before.id())
        .addString(account.remoteId())
        .addString(account.username())
        .addString(remote.displayName())
        .addString(remote.picture() == null ? null : remote.picture().toString())
        .addArrayOfString(scopes.toArray(String[]::new))
        .addJsonObject(account.details())
        .addBuffer(vault.seal(before.id(), account.tokens()))
        .addOffsetDateTime(utc(now))
        .addOffsetDateTime(utc(expires))
        .addOffsetDateTime(utc(plan.at()))
        .addOffsetDateTime(utc(account.tokens().grantEndsAt()))
        .addOffsetDateTime(utc(plan.by()))
        .addString(vault.sealedWith());
  }

  private RefreshPlan plan(StoredConnection before, Instant now, @Nullable Instant expires) {
    return TokenLife.plan(
        platforms.get(before.place().platform()).oauth().refreshModel(),
        now,
        expires,
        TokenLife.dice(before.id(), before.grant().generation()));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
