package ai.influgen.publishing.media.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.MediaImport;
import ai.influgen.publishing.platform.MediaLinks;
import io.vertx.core.Future;

/** Fetches an image or video from a public address. */
final class ImportMedia implements Operation {
  private final MediaImport imports;
  private final MediaLinks links;

  ImportMedia(MediaImport imports, MediaLinks links) {
    this.imports = imports;
    this.links = links;
  }

  @Override
  public String id() {
    return "importMedia";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return imports
        .fetch(call.workspaceId(), call.body().getString("url"))
        .map(
            asset ->
                Reply.created(MediaJson.of(asset, links), "/api/v1/media/" + asset.item().id()));
  }
}
