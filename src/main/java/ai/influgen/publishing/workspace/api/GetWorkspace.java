package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.workspace.Workspaces;
import io.vertx.core.Future;

/** Answers the workspace that the token belongs to. */
final class GetWorkspace implements Operation {
  private final Workspaces workspaces;

  GetWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String id() {
    return "getWorkspace";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return workspaces.get(call.workspaceId()).map(workspace -> Reply.ok(workspace.toJson()));
  }
}
