package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentWorkflow;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** Rejects a content item. */
final class RejectContent implements Operation {
  private final ContentWorkflow workflow;
  private final MediaLinks links;

  RejectContent(ContentWorkflow workflow, MediaLinks links) {
    this.workflow = workflow;
    this.links = links;
  }

  @Override
  public String id() {
    return "rejectContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    String reason = call.body().getString("reason");
    Faults faults = new Faults();
    faults.checkText("/reason", reason);
    faults.raise();
    return workflow
        .reject(call.workspaceId(), call.pathId("id", IdKind.CONTENT), reason)
        .map(item -> Reply.ok(ContentJson.of(item, links)));
  }
}
