package ai.influgen.publishing.content;

import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content items of each workspace. Where a transaction locks a content item and scheduled
 * posts, it locks the content item first.
 */
public final class ContentStore {
  // newer than any item: where the first page begins
  private static final PageRequest.Position NEWEST =
      new PageRequest.Position(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  /** How many single look-ups share a round trip. */
  private static final int AT_ONCE = 500;

  private final Database database;
  private final InstantSource clock;
  private final Batch<Key, Optional<ContentItem>> finds;

  private record Key(UUID workspaceId, UUID contentId) {}

  /** How an item is held while a transaction reads it. */
  public enum Lock {
    /** Nobody can change it meanwhile; others may hold it so, too. */
    AS_IT_IS(ContentSql.LOCK_AS_IT_IS),
    /** This transaction is going to change it. */
    FOR_CHANGE(ContentSql.LOCK_FOR_CHANGE);

    private final String sql;

    Lock(String sql) {
      this.sql = sql;
    }
  }

  /** What a list shows; null shows all. */
  public record Filter(@Nullable ContentStatus status, @Nullable UUID characterId) {}

  public ContentStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.finds = Batch.lookup(AT_ONCE, 2, this::findEach);
  }

  /** The one of that id; empty if there is none in this workspace. */
  public Future<Optional<ContentItem>> find(UUID workspaceId, UUID contentId) {
    return finds.ask(new Key(workspaceId, contentId));
  }

  private Future<Map<Key, ContentItem>> findEach(Collection<Key> keys) {
    return database
        .list(
            ContentSql.FIND_EACH,
            Columns.of(List.copyOf(keys)).uuids(Key::contentId).uuids(Key::workspaceId).tuple(),
            ContentRows::item)
        .map(
            items ->
                items.stream()
                    .collect(
                        Collectors.toMap(
                            item -> new Key(item.workspaceId(), item.id()), item -> item)));
  }

  /** Those of these ids that there are in this workspace, in no order. */
  public Future<List<ContentItem>> all(UUID workspaceId, Collection<UUID> contentIds) {
    Tuple values = Tuple.of(workspaceId).addArrayOfUUID(contentIds.toArray(UUID[]::new));
    return database.list(ContentSql.FIND_ALL, values, ContentRows::item);
  }

  /** The one of that id, locked until the transaction ends. */
  public Future<Optional<ContentItem>> find(
      SqlConnection transaction, UUID workspaceId, UUID contentId, Lock lock) {
    Tuple key = Tuple.of(contentId, workspaceId);
    return Database.execute(transaction, lock.sql, key)
        .compose(_ -> Database.one(transaction, ContentSql.FIND, key, ContentRows::item));
  }

  /** A page of the workspace's content, newest first. */
  public Future<PageRequest.Page<ContentItem>> page(
      UUID workspaceId, Filter filter, PageRequest request) {
    ContentStatus status = filter.status();
    PageRequest.Position after = request.after().orElse(NEWEST);
    Tuple values =
        Tuple.of(workspaceId, request.rows())
            .addString(status == null ? null : status.wire())
            .addUUID(filter.characterId())
            .addOffsetDateTime(ContentRows.offset(after.at()))
            .addUUID(after.id());
    return database
        .list(ContentSql.PAGE, values, ContentRows::item)
        .map(
            rows ->
                request.page(rows, item -> new PageRequest.Position(item.createdAt(), item.id())));
  }

  /**
   * Marks it published, if this very approval still stands. Never waits for a lock, so it may come
   * after posts are locked: an item that is being changed at this moment stays as it is, and the
   * future holds false.
   */
  public Future<Boolean> markPublished(
      SqlConnection transaction, UUID workspaceId, UUID contentId, String approvalHash) {
    Tuple values =
        Tuple.of(contentId, workspaceId, approvalHash, ContentRows.offset(clock.instant()));
    return Database.execute(transaction, ContentSql.MARK_PUBLISHED, values)
        .map(count -> count == 1);
  }

  Future<Void> insert(SqlConnection transaction, ContentItem item) {
    Tuple values =
        ContentRows.values(item)
            .addUUID(item.characterId())
            .addOffsetDateTime(ContentRows.offset(item.createdAt()));
    return Database.execute(transaction, ContentSql.INSERT, values)
        .compose(_ -> insertCaptions(transaction, item));
  }

  Future<Void> update(SqlConnection transaction, ContentItem item) {
    return Database.execute(transaction, ContentSql.UPDATE, ContentRows.values(item))
        .compose(
            _ ->
                Database.execute(
                    transaction,
                    ContentSql.DELETE_CAPTIONS,
                    Tuple.of(item.id(), item.workspaceId())))
        .compose(_ -> insertCaptions(transaction, item));
  }

  private static Future<Void> insertCaptions(SqlConnection transaction, ContentItem item) {
    return Database.execute(
            transaction, ContentSql.INSERT_CAPTIONS, ContentRows.captionValues(item))
        .mapEmpty();
  }
}
