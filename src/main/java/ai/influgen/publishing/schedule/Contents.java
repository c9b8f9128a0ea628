package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the schedule asks of content. */
public interface Contents {

  /** One content item as it stands. */
  interface Item {
    UUID characterId();

    /** What it was approved as; empty unless it is approved or published. */
    Optional<String> approvalHash();

    boolean hasCaption(UUID captionId);

    boolean hasMedia(UUID mediaId);

    /** What would go to a platform by this choice. */
    Draft draft(PlatformName platform, Choice choice, JsonObject connectionDefaults);
  }

  Future<Optional<Item>> find(UUID workspaceId, UUID contentId);

  /** Content items as they stand, by their ids; an id that names none is left out. */
  Future<Map<UUID, Item>> all(UUID workspaceId, Collection<UUID> contentIds);

  /** Marks it published, as part of the caller's transaction, if that approval still stands. */
  Future<Void> published(
      SqlConnection transaction, UUID workspaceId, UUID contentId, String approvalHash);
}
