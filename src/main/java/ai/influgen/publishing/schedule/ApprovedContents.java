package ai.influgen.publishing.schedule;

import ai.influgen.publishing.content.ContentItem;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/** The content items of the workspaces, as the schedule sees them. */
public final class ApprovedContents implements Contents {
  private final ContentStore store;

  public ApprovedContents(ContentStore store) {
    this.store = store;
  }

  @Override
  public Future<Optional<Item>> find(UUID workspaceId, UUID contentId) {
    return store.find(workspaceId, contentId).map(found -> found.map(Approved::new));
  }

  @Override
  public Future<Void> published(SqlConnection transaction, UUID workspaceId, UUID contentId) {
    return store
        .find(workspaceId, contentId)
        .compose(
            found ->
                found.map(ContentItem::approvalHash).isEmpty()
                    ? Future.succeededFuture()
                    : store
                        .markPublished(
                            transaction, workspaceId, contentId, found.get().approvalHash())
                        .mapEmpty());
  }

  private record Approved(ContentItem item) implements Item {
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
      String shown = IdKind.MEDIA.show(mediaId);
      return item.media().stream().anyMatch(media -> media.id().equals(shown));
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
