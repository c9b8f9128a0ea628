package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.Choice;
import ai.influgen.publishing.schedule.Contents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts to publish, out of the schedule, the content and the connection's defaults. */
public final class ScheduledPosts implements PostSource {
  /** How many single look-ups share a round trip. */
  private static final int AT_ONCE = 500;

  /** $1 posts, $2 their workspaces. Primary keys, pause_once. */
  static final String FIND =
      """
      select p.id, p.workspace_id, p.content_id, p.platform, p.status, p.held, p.caption_id, p.media_ids, p.settings,
             p.approval_hash, p.payload_hash, p.intent_at, p.remote_account_id, p.attempts, p.first_attempt_at,
             n.settings as defaults,
             exists (select 1 from pause z where z.workspace_id = p.workspace_id and (z.platform is null or z.platform = p.platform)
                     and (z.character_id is null or z.character_id = p.character_id)) as paused
      from unnest($1::uuid[], $2::uuid[]) as wanted (id, workspace_id)
        join scheduled_post p on p.id = wanted.id and p.workspace_id = wanted.workspace_id
        left join connection n on n.id = p.connection_id and n.workspace_id = p.workspace_id
      """;

  private final Database database;
  private final Contents contents;
  private final Batch<Key, Optional<Found>> finds = Batch.lookup(AT_ONCE, 2, this::findEach);

  public ScheduledPosts(Database database, Contents contents) {
    this.database = database;
    this.contents = contents;
  }

  private record Key(UUID workspaceId, UUID postId) {}

  private record Found(Row row) {
    Key key() {
      return new Key(row.getUUID("workspace_id"), row.getUUID("id"));
    }

    JsonObject defaults() {
      JsonObject defaults = row.getJsonObject("defaults");
      return defaults == null ? new JsonObject() : defaults;
    }

    Choice choice() {
      UUID[] media = row.getArrayOfUUIDs("media_ids");
      return new Choice(
          row.getUUID("caption_id"),
          media == null ? null : Arrays.asList(media),
          row.getJsonObject("settings"));
    }

    Post post(@Nullable Draft draft) {
      String status = row.getString("status");
      return new Post(
          status.equals("pending"),
          row.getString("held") != null,
          status.equals("published"),
          row.getString("approval_hash"),
          draft,
          row.getString("payload_hash"),
          Times.orNull(row.getOffsetDateTime("intent_at")),
          row.getString("remote_account_id"),
          row.getInteger("attempts"),
          Times.orNull(row.getOffsetDateTime("first_attempt_at")),
          row.getBoolean("paused"));
    }
  }

  @Override
  public Future<Optional<Post>> find(UUID workspaceId, UUID postId) {
    return finds
        .ask(new Key(workspaceId, postId))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : drafted(workspaceId, found.get()).map(Optional::of));
  }

  private Future<Map<Key, Found>> findEach(Collection<Key> keys) {
    return database
        .list(
            FIND,
            Columns.of(List.copyOf(keys)).uuids(Key::postId).uuids(Key::workspaceId).tuple(),
            Found::new)
        .map(rows -> rows.stream().collect(Collectors.toMap(Found::key, found -> found)));
  }

  private Future<Post> drafted(UUID workspaceId, Found found) {
    String approved = found.row().getString("approval_hash");
    return contents
        .find(workspaceId, found.row().getUUID("content_id"))
        .map(
            content ->
                content
                    .filter(item -> item.approvalHash().filter(approved::equals).isPresent())
                    .map(item -> draft(item, found))
                    .orElseGet(() -> found.post(null)));
  }

  private static Post draft(Contents.Item item, Found found) {
    PlatformName platform = new PlatformName(found.row().getString("platform"));
    return found.post(item.draft(platform, found.choice(), found.defaults()));
  }
}
