package ai.influgen.publishing.content;

import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The characters of each workspace. */
public final class CharacterStore {
  private final Database database;
  private final InstantSource clock;

  /** What a request says of a character; null is what it does not say. */
  public record Change(
      @Nullable String name, @Nullable String timezone, @Nullable Boolean autopilot) {}

  public CharacterStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes one; without a zone of its own it gets the workspace's. */
  public Future<CharacterProfile> create(UUID workspaceId, Change given) {
    Tuple values =
        Tuple.of(IdKind.next(), workspaceId, given.name())
            .addString(given.timezone())
            .addBoolean(Boolean.TRUE.equals(given.autopilot()))
            .addOffsetDateTime(now().atOffset(ZoneOffset.UTC));
    return database
        .list(CharacterSql.INSERT, values, CharacterStore::character)
        .map(List::getFirst);
  }

  /** The one of that id; empty if there is none in this workspace. */
  public Future<Optional<CharacterProfile>> find(UUID workspaceId, UUID id) {
    return database.one(CharacterSql.FIND, Tuple.of(id, workspaceId), CharacterStore::character);
  }

  /** The one of that id, on a given connection. */
  Future<Optional<CharacterProfile>> find(SqlClient client, UUID workspaceId, UUID id) {
    return Database.one(
        client, CharacterSql.FIND, Tuple.of(id, workspaceId), CharacterStore::character);
  }

  /** A page of them, oldest first. */
  public Future<PageRequest.Page<CharacterProfile>> page(UUID workspaceId, PageRequest request) {
    Tuple values = Tuple.of(workspaceId, request.rows());
    String sql =
        request
            .after()
            .map(
                last -> {
                  values.addOffsetDateTime(last.at().atOffset(ZoneOffset.UTC)).addUUID(last.id());
                  return CharacterSql.YOUNGER;
                })
            .orElse(CharacterSql.OLDEST);
    return database
        .list(sql, values, CharacterStore::character)
        .map(rows -> request.page(rows, CharacterStore::position));
  }

  /** Changes what is given; empty if there is none of that id in this workspace. */
  public Future<Optional<CharacterProfile>> update(UUID workspaceId, UUID id, Change change) {
    Tuple values =
        Tuple.of(id, workspaceId)
            .addString(change.name())
            .addString(change.timezone())
            .addBoolean(change.autopilot())
            .addOffsetDateTime(now().atOffset(ZoneOffset.UTC));
    return database.one(CharacterSql.UPDATE, values, CharacterStore::character);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static PageRequest.Position position(CharacterProfile character) {
    return new PageRequest.Position(character.createdAt(), character.id());
  }

  private static CharacterProfile character(Row row) {
    return new CharacterProfile(
        row.getUUID("id"),
        row.getUUID("workspace_id"),
        row.getString("name"),
        row.getString("timezone"),
        row.getBoolean("autopilot"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant());
  }
}
