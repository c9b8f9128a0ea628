package ai.influgen.publishing.media.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.MediaStore;
import ai.influgen.publishing.platform.MediaLinks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A page of the workspace's media, newest first. */
final class ListMedia implements Operation {
  private final MediaStore store;
  private final MediaLinks links;

  ListMedia(MediaStore store, MediaLinks links) {
    this.store = store;
    this.links = links;
  }

  @Override
  public String id() {
    return "listMedia";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .page(call.workspaceId(), PageRequest.of(call))
        .map(
            page -> {
              JsonArray media = new JsonArray();
              page.items().forEach(asset -> media.add(MediaJson.of(asset, links)));
              return Reply.ok(
                  new JsonObject()
                      .put("media", media)
                      .put("next_cursor", page.nextCursor().orElse(null)));
            });
  }
}
