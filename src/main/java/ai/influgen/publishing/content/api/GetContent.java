package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** One content item. */
final class GetContent implements Operation {
  private final ContentStore store;
  private final MediaLinks links;

  GetContent(ContentStore store, MediaLinks links) {
    this.store = store;
    this.links = links;
  }

  @Override
  public String id() {
    return "getContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .find(call.workspaceId(), call.pathId("id", IdKind.CONTENT))
        .map(found -> found.orElseThrow(() -> Problem.notFound("content item")))
        .map(item -> Reply.ok(ContentJson.of(item, links)));
  }
}
