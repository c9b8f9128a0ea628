package ai.influgen.publishing.media.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.MediaStore;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** One image or video. */
final class GetMedia implements Operation {
  private final MediaStore store;
  private final MediaLinks links;

  GetMedia(MediaStore store, MediaLinks links) {
    this.store = store;
    this.links = links;
  }

  @Override
  public String id() {
    return "getMedia";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .get(call.workspaceId(), call.pathId("id", IdKind.MEDIA))
        .map(found -> found.orElseThrow(() -> Problem.notFound("media")))
        .map(asset -> Reply.ok(MediaJson.of(asset, links)));
  }
}
