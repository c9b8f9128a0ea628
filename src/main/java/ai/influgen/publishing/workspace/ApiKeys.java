package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.PageRequest.Position;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The agency keys of each workspace. */
public final class ApiKeys {
  // newer than any key: where the first page begins
  private static final Position NEWEST =
      new Position(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  private final Database database;

  public ApiKeys(Database database) {
    this.database = database;
  }

  /**
   * What a new key is to be.
   *
   * @param expiresAt null: never
   */
  public record Wanted(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
    public Wanted {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A key that was just made.
   *
   * @param value the key itself: told this once, and nowhere kept
   */
  public record Made(ApiKey key, String value) {
    @Override
    public String toString() {
      return "Made[" + key + "]";
    }
  }

  /**
   * Makes a key.
   *
   * @throws Problem 403, in the future, unless the caller is an owner of the workspace
   */
  public Future<Made> create(Caller owner, Wanted wanted) {
    return database.transaction(connection -> create(connection, owner, wanted));
  }

  /** As {@link #create(Caller, Wanted)}, as part of the caller's transaction. */
  static Future<Made> create(SqlClient client, Caller owner, Wanted wanted) {
    String value = TokenValue.freshKey();
    Instant end = wanted.expiresAt();
    Tuple row =
        Tuple.of(IdKind.next(), owner.workspaceId(), owner.memberId())
            .addString(wanted.name())
            .addString(TokenValue.shown(value))
            .addBuffer(Buffer.buffer(TokenValue.hash(value)))
            .addArrayOfString(
                wanted.scopes().stream().map(Scope::wire).sorted().toArray(String[]::new))
            .addOffsetDateTime(end == null ? null : end.atOffset(ZoneOffset.UTC));
    return Database.one(client, ApiKeySql.INSERT, row, ApiKeyRows::key)
        .map(made -> new Made(made.orElseThrow(ApiKeys::ownersOnly), value));
  }

  /** A page of the workspace's keys, newest first, the revoked and expired among them. */
  public Future<Page<ApiKey>> page(UUID workspaceId, PageRequest request) {
    Position after = request.after().orElse(NEWEST);
    Tuple values =
        Tuple.of(workspaceId, after.at().atOffset(ZoneOffset.UTC), after.id(), request.rows());
    return database
        .list(ApiKeySql.PAGE, values, ApiKeyRows::key)
        .map(rows -> request.page(rows, key -> new Position(key.createdAt(), key.id())));
  }

  /**
   * Takes a key back for good; one that was taken back already stays so. Not only an owner may: who
   * sees a key leak should not have to look for one.
   *
   * @throws Problem 404, in the future, if the workspace has none of that id
   */
  public Future<Void> revoke(UUID workspaceId, UUID id) {
    return database
        .execute(ApiKeySql.REVOKE, Tuple.of(workspaceId, id))
        .map(
            found -> {
              if (found == 0) {
                throw Problem.notFound("API key");
              }
              return null;
            });
  }

  /** The key with that hash, if it may be used. */
  Future<Optional<ValidToken>> find(byte[] hash) {
    return database.one(ApiKeySql.FIND, Tuple.of(Buffer.buffer(hash)), ApiKeyRows::valid);
  }

  /** Notes that a key was used just now, at most once a minute. */
  Future<Integer> seen(ValidToken key) {
    return database.execute(ApiKeySql.SEEN, Tuple.of(key.caller().workspaceId(), key.id()));
  }

  /** Whether there is or was a key with that hash. */
  static Future<Boolean> isKnown(SqlClient client, byte[] hash) {
    return Database.one(client, ApiKeySql.KNOWN, Tuple.of(Buffer.buffer(hash)), row -> true)
        .map(Optional::isPresent);
  }

  private static Problem ownersOnly() {
    return Problem.of(ProblemType.FORBIDDEN, "Only an owner of the workspace may make API keys.");
  }
}
