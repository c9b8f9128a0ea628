package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentItem;
import ai.influgen.publishing.content.ContentStatus;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A page of the content items, newest first. */
final class ListContent implements Operation {
  private final ContentStore store;
  private final MediaLinks links;

  ListContent(ContentStore store, MediaLinks links) {
    this.store = store;
    this.links = links;
  }

  @Override
  public String id() {
    return "listContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    ContentStatus status = call.queried("status").map(ContentStatus::ofWire).orElse(null);
    Optional<String> character = call.queried("character_id");
    Optional<UUID> characterId = character.flatMap(IdKind.CHARACTER::read);
    if (character.isPresent() && characterId.isEmpty()) {
      return Future.succeededFuture(answer(new PageRequest.Page<>(List.of(), Optional.empty())));
    }
    ContentStore.Filter filter = new ContentStore.Filter(status, characterId.orElse(null));
    return store.page(call.workspaceId(), filter, PageRequest.of(call)).map(this::answer);
  }

  private Reply answer(PageRequest.Page<ContentItem> page) {
    JsonArray content = new JsonArray();
    page.items().forEach(item -> content.add(ContentJson.of(item, links)));
    return Reply.ok(
        new JsonObject()
            .put("content", content)
            .put("next_cursor", page.nextCursor().orElse(null)));
  }
}
