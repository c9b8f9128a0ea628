package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentEdit;
import ai.influgen.publishing.content.ContentWorkflow;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** Edits a content item; what changes its body takes its approval. */
final class UpdateContent implements Operation {
  private final ContentWorkflow workflow;
  private final Platforms platforms;
  private final MediaLinks links;

  UpdateContent(ContentWorkflow workflow, Platforms platforms, MediaLinks links) {
    this.workflow = workflow;
    this.platforms = platforms;
    this.links = links;
  }

  @Override
  public String id() {
    return "updateContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    ContentEdit edit = ContentRequest.read(call.body(), platforms);
    return workflow
        .edit(call.workspaceId(), call.pathId("id", IdKind.CONTENT), edit)
        .map(item -> Reply.ok(ContentJson.of(item, links)));
  }
}
