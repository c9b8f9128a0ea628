package ai.influgen.publishing.schedule;

import ai.influgen.publishing.content.ContentItem;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Content as it is stored. */
public record StoredContents(ContentStore store) implements Contents {
  @Override
  public Future<Optional<Contents.Item>> find(UUID workspaceId, UUID contentId) {
    return store.find(workspaceId, contentId).map(found -> found.map(Stored::new));
  }

  @Override
  public Future<Map<UUID, Contents.Item>> all(UUID workspaceId, Collection<UUID> contentIds) {
    return store
        .all(workspaceId, contentIds)
        .map(items -> items.stream().collect(Collectors.toMap(ContentItem::id, Stored::new)));
  }

  @Override
  public Future<Void> published(
      SqlConnection transaction, UUID workspaceId, UUID contentId, String approvalHash) {
    return store.markPublished(transaction, workspaceId, contentId, approvalHash).mapEmpty();
  }

  private record Stored(ContentItem item) implements Contents.Item {
    @Override
    public UUID characterId() {
      return item.characterId();
    }

    @Override
    public Optional<String> approvalHash() {
      return Optional.ofNullable(item.approvalHash());
    }

    @Override
    public boolean hasCaption(UUID captionId) {
      return item.captions().stream().anyMatch(caption -> caption.id().equals(captionId));
    }

    @Override
    public boolean hasMedia(UUID mediaId) {
      String id = IdKind.MEDIA.show(mediaId);
      return item.media().stream().anyMatch(media -> media.id().equals(id));
    }

    @Override
    public Draft draft(PlatformName platform, Choice choice, JsonObject connectionDefaults) {
      return item.draftFor(
          platform,
          new ai.influgen.publishing.content.Choice(choice.captionId(), choice.mediaIds()),
          connectionDefaults,
          choice.settings());
    }
  }
}
