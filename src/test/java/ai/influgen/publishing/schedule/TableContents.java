package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Contents as their tables have them, as far as the schedule asks. */
record TableContents(Database database) implements Contents {
  @Override
  public Future<Optional<Contents.Item>> find(UUID workspaceId, UUID contentId) {
    return database.one(
        "select c.*, array(select id from caption where content_id = c.id) as caption_ids"
            + " from content_item c where workspace_id = $1 and id = $2",
        Tuple.of(workspaceId, contentId),
        TableContents::item);
  }

  @Override
  public Future<Map<UUID, Contents.Item>> all(UUID workspaceId, Collection<UUID> contentIds) {
    return database
        .list(
            "select c.*, array(select id from caption where content_id = c.id) as caption_ids"
                + " from content_item c where workspace_id = $1 and id = any($2)",
            Tuple.of(workspaceId).addArrayOfUUID(contentIds.toArray(UUID[]::new)),
            row -> Map.entry(row.getUUID("id"), item(row)))
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Future<Void> published(
      SqlConnection transaction, UUID workspaceId, UUID contentId, String approvalHash) {
    return Database.execute(
            transaction,
            "update content_item set status = 'published' where workspace_id = $1 and id = $2"
                + " and approval_hash = $3",
            Tuple.of(workspaceId, contentId, approvalHash))
        .mapEmpty();
  }

  private static Contents.Item item(Row row) {
    JsonArray media = row.getJsonArray("media");
    boolean approved = Set.of("approved", "published").contains(row.getString("status"));
    return new Stored(
        row.getUUID("character_id"),
        Optional.ofNullable(row.getString("approval_hash")).filter(hash -> approved),
        Set.of(row.getArrayOfUUIDs("caption_ids")),
        media.stream()
            .map(JsonObject.class::cast)
            .map(m -> UUID.fromString(m.getString("media_id")))
            .collect(Collectors.toSet()));
  }

  private record Stored(
      UUID characterId, Optional<String> approvalHash, Set<UUID> captions, Set<UUID> media)
      implements Contents.Item {
    @Override
    public boolean hasCaption(UUID captionId) {
      return captions.contains(captionId);
    }

    @Override
    public boolean hasMedia(UUID mediaId) {
      return media.contains(mediaId);
    }

    @Override
    public Draft draft(PlatformName platform, Choice choice, JsonObject connectionDefaults) {
      return new Draft("Hello", List.of(), connectionDefaults.copy().mergeIn(choice.settings()));
    }
  }
}
