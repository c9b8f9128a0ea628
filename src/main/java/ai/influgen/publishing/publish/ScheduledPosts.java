package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.Choice;
import ai.influgen.publishing.schedule.Contents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts to publish, out of the schedule, the content and the connection's defaults. */
public final class ScheduledPosts implements PostSource {
  /** $1 post, $2 workspace. Primary key. */
  static final String FIND =
      """
      select content_id, connection_id, platform, status, held, caption_id, media_ids, settings, approval_hash, payload_hash,
             intent_at, remote_account_id,
             attempts, first_attempt_at
      from scheduled_post where id = $1 and workspace_id = $2
      """;

  private final Database database;
  private final Contents contents;
  private final Connections connections;

  public ScheduledPosts(Database database, Contents contents, Connections connections) {
    this.database = database;
    this.contents = contents;
    this.connections = connections;
  }

  private record Found(Row row) {
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
          Times.orNull(row.getOffsetDateTime("first_attempt_at")));
    }
  }

  @Override
  public Future<Optional<Post>> find(UUID workspaceId, UUID postId) {
    return database
        .one(FIND, Tuple.of(postId, workspaceId), Found::new)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : drafted(workspaceId, found.get()).map(Optional::of));
  }

  private Future<Post> drafted(UUID workspaceId, Found found) {
    String approved = found.row().getString("approval_hash");
    return contents
        .find(workspaceId, found.row().getUUID("content_id"))
        .compose(
            content ->
                content
                    .filter(item -> item.approvalHash().filter(approved::equals).isPresent())
                    .map(item -> defaults(workspaceId, found).map(d -> draft(item, found, d)))
                    .orElseGet(() -> Future.succeededFuture(found.post(null))));
  }

  private Future<JsonObject> defaults(UUID workspaceId, Found found) {
    return connections
        .find(workspaceId, found.row().getUUID("connection_id"))
        .map(known -> known.map(Connections.Known::settings).orElseGet(JsonObject::new));
  }

  private static Post draft(Contents.Item item, Found found, JsonObject defaults) {
    PlatformName platform = new PlatformName(found.row().getString("platform"));
    return found.post(item.draft(platform, found.choice(), defaults));
  }
}
