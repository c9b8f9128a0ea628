package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens in the database. Times are the database's. */
final class TokenStore {
  private static final String INSERT =
      """
      insert into access_token (id, workspace_id, member_id, kind, token_hash, expires_at)
      values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
      """;

  /** By access_token_token_hash_key and member_pkey: who holds it is what they are now. */
  private static final String FIND =
      """
      select t.id, t.workspace_id, t.member_id, m.role, t.expires_at,
             coalesce(t.last_used_at < now() - interval '1 minute', true) as unseen
      from access_token t join member m on m.workspace_id = t.workspace_id and m.id = t.member_id
      where t.token_hash = $1 and t.kind in ('access', 'session') and m.role is not null
        and (t.expires_at is null or t.expires_at > now())
      """;

  /** By access_token_pkey. */
  private static final String SEEN =
      """
      update access_token set last_used_at = now()
      where id = $1 and workspace_id = $2
        and coalesce(last_used_at < now() - interval '1 minute', true)
      """;

  /**
   * By access_token_token_hash_key and member_pkey; whoever deletes the row has the token, so one
   * only.
   */
  private static final String REDEEM =
      """
      delete from access_token t using member m
      where t.token_hash = $1 and t.kind = 'sign_in' and m.role is not null
        and m.workspace_id = t.workspace_id and m.id = t.member_id
      returning t.workspace_id, t.member_id, m.role, t.expires_at > now() as in_time
      """;

  /** By access_token_token_hash_key. */
  private static final String END = "delete from access_token where token_hash = $1 and kind = $2";

  private final Database database;

  TokenStore(Database database) {
    this.database = database;
  }

  /**
   * Makes a token and stores its hash.
   *
   * @param life null if it never expires
   * @return its value, which is told this once
   */
  static Future<String> issue(
      SqlClient client, TokenKind kind, Caller owner, @Nullable Duration life) {
    String value = TokenValue.fresh(kind);
    Tuple row =
        Tuple.of(
            IdKind.next(),
            owner.workspaceId(),
            owner.memberId(),
            kind.stored(),
            Buffer.buffer(TokenValue.hash(value)),
            life == null ? null : (double) life.toSeconds());
    return Database.execute(client, INSERT, row).map(value);
  }

  /** The access token or session with that value, if it may be used. */
  static Future<Optional<ValidToken>> find(SqlClient client, byte[] hash) {
    return Database.one(client, FIND, Tuple.of(Buffer.buffer(hash)), TokenStore::valid);
  }

  Future<Optional<ValidToken>> find(byte[] hash) {
    return database.one(FIND, Tuple.of(Buffer.buffer(hash)), TokenStore::valid);
  }

  /** Notes that a token was used just now. */
  Future<Integer> seen(ValidToken token) {
    return database.execute(SEEN, Tuple.of(token.id(), token.caller().workspaceId()));
  }

  /** Uses up a sign-in token; empty if it is unknown, used up or too old. */
  static Future<Optional<Caller>> redeem(SqlClient client, String value) {
    return Database.one(
            client,
            REDEEM,
            Tuple.of(Buffer.buffer(TokenValue.hash(value))),
            row -> row.getBoolean("in_time") ? Optional.of(caller(row)) : Optional.<Caller>empty())
        .map(found -> found.flatMap(caller -> caller));
  }

  /** Takes a token away. */
  Future<Integer> end(TokenKind kind, String value) {
    return database.execute(END, Tuple.of(Buffer.buffer(TokenValue.hash(value)), kind.stored()));
  }

  private static ValidToken valid(Row row) {
    OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
    return new ValidToken(
        row.getUUID("id"),
        caller(row),
        expiresAt == null ? null : expiresAt.toInstant(),
        row.getBoolean("unseen"));
  }

  private static Caller caller(Row row) {
    return new Caller(
        row.getUUID("workspace_id"),
        row.getUUID("member_id"),
        Role.find(row.getString("role")).orElseThrow());
  }
}
