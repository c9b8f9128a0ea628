package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentWorkflow;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** Approves a content item as it stands. */
final class ApproveContent implements Operation {
  private final ContentWorkflow workflow;
  private final MediaLinks links;

  ApproveContent(ContentWorkflow workflow, MediaLinks links) {
    this.workflow = workflow;
    this.links = links;
  }

  @Override
  public String id() {
    return "approveContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return workflow
        .approve(call.caller(), call.pathId("id", IdKind.CONTENT))
        .map(item -> Reply.ok(ContentJson.of(item, links)));
  }
}
