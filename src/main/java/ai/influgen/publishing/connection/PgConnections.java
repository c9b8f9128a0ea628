package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.StoredConnection.Grant;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections as PostgreSQL has them. */
public final class PgConnections implements Connections {
  private static final Logger LOG = LoggerFactory.getLogger(PgConnections.class);

  /** How long a caller waits for a refresh that another has begun. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The same while the tokens of before can still be used. */
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

  /** How many single look-ups share a round trip. */
  private static final int AT_ONCE = 500;

  private final Database database;
  private final TokenVault vault;
  private final Batch<Key, Optional<StoredConnection>> finds;
  private final TokenRefresh refresh;
  private final RefreshRecord record;
  private final InstantSource clock;
  private final Pause pause;

  private record Key(UUID workspaceId, UUID connectionId) {}

  public PgConnections(ConnectionPorts ports, TokenVault vault) {
    this.database = ports.database();
    this.vault = vault;
    this.finds = Batch.lookup(AT_ONCE, 2, this::findEach);
    this.record = new RefreshRecord(ports, vault);
    this.refresh = new TokenRefresh(ports, vault, record);
    this.clock = ports.clock();
    this.pause = ports.pause();
  }

  @Override
  public Future<Optional<Known>> serving(
      UUID workspaceId, PlatformName platform, @Nullable UUID characterId) {
    return database.one(
        ConnectionSql.SERVING,
        Tuple.of(workspaceId, characterId, platform.value()),
        PgConnections::known);
  }

  @Override
  public Future<Optional<Known>> find(UUID workspaceId, UUID connectionId) {
    return database.one(
        ConnectionSql.KNOWN, Tuple.of(workspaceId, connectionId), PgConnections::known);
  }

  @Override
  public Future<Optional<Usable>> usable(UUID workspaceId, UUID connectionId) {
    Key key = new Key(workspaceId, connectionId);
    return acting(key)
        .compose(
            found ->
                found
                    .filter(this::nearlyOver)
                    .map(connection -> renewed(key, connection))
                    .orElseGet(() -> Future.succeededFuture(found)))
        .map(found -> found.map(c -> new Usable(c.account(vault), c.grant().generation())));
  }

  private Future<Optional<StoredConnection>> acting(Key key) {
    return finds
        .ask(key)
        .map(found -> found.filter(c -> c.state() == State.CONNECTED && c.holdsTokens()));
  }

  private boolean nearlyOver(StoredConnection connection) {
    Grant grant = connection.grant();
    return TokenLife.nearlyOver(grant.issuedAt(), grant.expiresAt(), clock.instant());
  }

  // tokens that live on do not wait for long: they are better than a post that is late
  private Future<Optional<StoredConnection>> renewed(Key key, StoredConnection connection) {
    Grant grant = connection.grant();
    Future<Refresh> fresh = refresh(key.workspaceId(), key.connectionId(), grant.generation());
    boolean alive = grant.expiresAt() != null && clock.instant().isBefore(grant.expiresAt());
    Future<?> waited = alive ? Future.any(fresh, pause.of(SHORT_PATIENCE)) : fresh;
    return waited.transform(done -> acting(key));
  }

  private Future<Map<Key, StoredConnection>> findEach(Collection<Key> keys) {
    return database
        .list(
            ConnectionSql.FIND_EACH,
            Columns.of(List.copyOf(keys)).uuids(Key::connectionId).uuids(Key::workspaceId).tuple(),
            StoredConnection::of)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.toMap(c -> new Key(c.place().workspaceId(), c.id()), c -> c)));
  }

  @Override
  public Future<Refresh> refresh(UUID workspaceId, UUID connectionId, int seenGeneration) {
    return refresh.refresh(
        new TokenRefresh.Stale(workspaceId, connectionId, seenGeneration), PATIENCE);
  }

  @Override
  public Future<Void> expire(
      UUID workspaceId, UUID connectionId, int seenGeneration, String message) {
    return record
        .expire(workspaceId, connectionId, seenGeneration, message)
        .map(
            expired -> {
              if (expired) {
                LOG.warn(
                    "connection {} has expired: the platform refuses its tokens",
                    IdKind.CONNECTION.show(connectionId));
              }
              return null;
            });
  }

  /** The connection of exactly that place, whatever its state. */
  public Future<Optional<StoredConnection>> at(Place place) {
    return database.one(
        ConnectionSql.FIND_PLACE,
        Tuple.of(place.workspaceId(), place.platform().value(), place.characterId()),
        StoredConnection::of);
  }

  /**
   * What serves a character (or the workspace) on each platform, or on one; per platform the first
   * is what serves.
   */
  public Future<List<StoredConnection>> serving(
      UUID workspaceId, @Nullable UUID characterId, @Nullable PlatformName platform) {
    return database.list(
        ConnectionSql.SERVING,
        Tuple.of(workspaceId, characterId, platform == null ? null : platform.value()),
        StoredConnection::of);
  }

  /** Whether the workspace has that character. */
  public Future<Boolean> hasCharacter(UUID workspaceId, UUID characterId) {
    return database
        .one(ConnectionSql.HAS_CHARACTER, Tuple.of(workspaceId, characterId), row -> true)
        .map(Optional::isPresent);
  }

  private static Known known(Row row) {
    return new Known(
        row.getUUID("id"),
        row.getUUID("workspace_id"),
        new PlatformName(row.getString("platform")),
        StoredConnection.state(row),
        row.getString("username"),
        row.getJsonObject("settings"));
  }
}
