package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes an empty database usable: a workspace, its owner, and an access token in a file; in
 * development an agency key, too. May run at every start, and in several instances at once.
 */
public final class FirstStart {
  /** Any number that no other advisory lock of ours has. */
  private static final long LOCK = 0x1F11_5757L;

  private static final String LOCK_SQL = "select pg_advisory_xact_lock($1)";

  /** The oldest workspace's first owner; a scan, as there are few and it runs at the start only. */
  private static final String OWNER =
      """
      select workspace_id, id from member where role = 'owner' order by created_at, id limit 1
      """;

  private static final String WORKSPACE =
      "insert into workspace (id, name, timezone) values ($1, 'Demo', 'America/New_York')";

  private static final String MEMBER =
      "insert into member (id, workspace_id, name, role) values ($1, $2, 'Owner', 'owner')";

  private final Vertx vertx;
  private final Database database;
  private final TokenFile tokenFile;
  private final TokenFile keyFile;
  private final boolean development;

  /**
   * @param dataDir where the files with the token and the key are
   * @param development whether a token file that is lost, or whose token doesn't work any more, is
   *     replaced, and a key made; elsewhere an access token is made once only, with the workspace
   */
  public FirstStart(Vertx vertx, Database database, Path dataDir, boolean development) {
    this.vertx = vertx;
    this.database = database;
    this.tokenFile = TokenFile.accessToken(dataDir);
    this.keyFile = TokenFile.apiKey(dataDir);
    this.development = development;
  }

  /** Makes what is missing; the future holds the owner. */
  public Future<Caller> run() {
    return database.transaction(
        connection ->
            Database.list(connection, LOCK_SQL, Tuple.of(LOCK), row -> row)
                .compose(
                    locked ->
                        Database.one(
                            connection,
                            OWNER,
                            Tuple.tuple(),
                            row -> new Caller(row.getUUID("workspace_id"), row.getUUID("id"))))
                .compose(owner -> prepare(connection, owner))
                .compose(
                    owner ->
                        development
                            ? prepareKey(connection, owner).map(owner)
                            : Future.succeededFuture(owner)));
  }

  private Future<Caller> prepare(SqlConnection connection, Optional<Caller> owner) {
    if (owner.isEmpty()) {
      return create(connection).compose(made -> giveToken(connection, made));
    }
    if (!development) {
      return Future.succeededFuture(owner.get());
    }
    return hasToken(connection)
        .compose(
            good ->
                good ? Future.succeededFuture(owner.get()) : giveToken(connection, owner.get()));
  }

  private static Future<Caller> create(SqlConnection connection) {
    UUID workspace = IdKind.next();
    UUID member = IdKind.next();
    return Database.execute(connection, WORKSPACE, Tuple.of(workspace))
        .compose(any -> Database.execute(connection, MEMBER, Tuple.of(member, workspace)))
        .map(new Caller(workspace, member));
  }

  private Future<Boolean> hasToken(SqlConnection connection) {
    return read(tokenFile)
        .compose(
            token ->
                token.isEmpty()
                    ? Future.succeededFuture(false)
                    : TokenStore.find(connection, TokenValue.hash(token.get()))
                        .map(Optional::isPresent));
  }

  private Future<Caller> giveToken(SqlConnection connection, Caller owner) {
    return TokenStore.issue(connection, TokenKind.ACCESS, owner, null)
        .compose(token -> write(tokenFile, token))
        .map(owner);
  }

  /** One that was revoked, or has its own end, stays: only one of another database is replaced. */
  private Future<Void> prepareKey(SqlConnection connection, Caller owner) {
    return read(keyFile)
        .compose(
            key ->
                key.isEmpty()
                    ? Future.succeededFuture(false)
                    : ApiKeys.isKnown(connection, TokenValue.hash(key.get())))
        .compose(known -> known ? Future.succeededFuture() : giveKey(connection, owner));
  }

  private Future<Void> giveKey(SqlConnection connection, Caller owner) {
    ApiKeys.Wanted wanted = new ApiKeys.Wanted("First start", Set.of(Scope.PUBLISH), null);
    return ApiKeys.create(connection, owner, wanted).compose(made -> write(keyFile, made.value()));
  }

  private Future<Optional<String>> read(TokenFile file) {
    return vertx.executeBlocking(file::read, false);
  }

  /**
   * Written before the commit: a file too many is replaced at the next start, one too few is not.
   */
  private Future<Void> write(TokenFile file, String token) {
    return vertx.executeBlocking(
        () -> {
          file.write(token);
          return null;
        },
        false);
  }
}
