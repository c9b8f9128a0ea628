package ai.influgen.publishing.media;

import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which media a workspace has. */
public final class MediaStore {
  private final Database database;

  public MediaStore(Database database) {
    this.database = database;
  }

  Future<MediaAsset> insert(MediaAsset asset) {
    MediaItem item = asset.item();
    Duration duration = item.duration();
    Tuple values =
        Tuple.of(asset.id(), asset.workspaceId(), typeName(item.type()), item.contentType())
            .addString(asset.fileName())
            .addLong(item.bytes())
            .addInteger(item.width())
            .addInteger(item.height())
            .addLong(duration == null ? null : duration.toMillis())
            .addString(item.sha256())
            .addString(asset.sourceUrl())
            .addOffsetDateTime(asset.createdAt().atOffset(ZoneOffset.UTC));
    return database.execute(MediaSql.INSERT, values).map(asset);
  }

  /** The one of that id; empty if there is none in this workspace. */
  public Future<Optional<MediaAsset>> get(UUID workspaceId, UUID id) {
    return database.one(MediaSql.GET, Tuple.of(id, workspaceId), MediaStore::asset);
  }

  /** Those of these ids that the workspace has, in the order asked for. */
  public Future<List<MediaItem>> find(UUID workspaceId, List<UUID> ids) {
    return database
        .list(MediaSql.FIND, tuple(workspaceId, ids), MediaStore::asset)
        .map(found -> inOrder(ids, found));
  }

  /** Those of these ids that the workspace has, in the order asked for, on a given connection. */
  public Future<List<MediaItem>> find(SqlClient client, UUID workspaceId, List<UUID> ids) {
    return Database.list(client, MediaSql.FIND, tuple(workspaceId, ids), MediaStore::asset)
        .map(found -> inOrder(ids, found));
  }

  /** A page of the workspace's media, newest first. */
  public Future<PageRequest.Page<MediaAsset>> page(UUID workspaceId, PageRequest request) {
    Tuple first = Tuple.of(workspaceId, request.rows());
    return request
        .after()
        .map(
            position ->
                database.list(
                    MediaSql.OLDER,
                    first.addValue(position.at().atOffset(ZoneOffset.UTC)).addValue(position.id()),
                    MediaStore::asset))
        .orElseGet(() -> database.list(MediaSql.NEWEST, first, MediaStore::asset))
        .map(rows -> request.page(rows, MediaStore::position));
  }

  /** As JSON and the database have a type. */
  public static String typeName(MediaItem.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static Tuple tuple(UUID workspaceId, List<UUID> ids) {
    return Tuple.of(ids.toArray(UUID[]::new), workspaceId);
  }

  private static List<MediaItem> inOrder(List<UUID> ids, List<MediaAsset> found) {
    Map<UUID, MediaItem> idToItem =
        found.stream().collect(Collectors.toMap(MediaAsset::id, MediaAsset::item));
    Function<UUID, @Nullable MediaItem> byId = idToItem::get;
    return ids.stream().map(byId).filter(Objects::nonNull).toList();
  }

  private static PageRequest.Position position(MediaAsset asset) {
    return new PageRequest.Position(asset.createdAt(), asset.id());
  }

  private static MediaAsset asset(Row row) {
    UUID id = row.getUUID("id");
    Long durationMs = row.getLong("duration_ms");
    OffsetDateTime createdAt = row.getOffsetDateTime("created_at");
    MediaItem item =
        new MediaItem(
            IdKind.MEDIA.show(id),
            MediaItem.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
            row.getString("content_type"),
            row.getLong("bytes"),
            row.getInteger("width"),
            row.getInteger("height"),
            durationMs == null ? null : Duration.ofMillis(durationMs),
            row.getString("sha256"),
            null);
    Instant created = createdAt.toInstant();
    return new MediaAsset(
        id,
        row.getUUID("workspace_id"),
        item,
        row.getString("file_name"),
        row.getString("source_url"),
        created);
  }
}
