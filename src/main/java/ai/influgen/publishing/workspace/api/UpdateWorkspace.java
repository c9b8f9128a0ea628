package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.workspace.TimeZones;
import ai.influgen.publishing.workspace.Workspaces;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Changes the workspace's name, zone or rules. */
final class UpdateWorkspace implements Operation {
  private final Workspaces workspaces;

  UpdateWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String id() {
    return "updateWorkspace";
  }

  @Override
  public Future<Reply> handle(Call call) {
    JsonObject body = call.body();
    String timezone = body.getString("timezone");
    if (timezone != null) {
      TimeZones.zone("/timezone", timezone);
    }
    Workspaces.Change change =
        new Workspaces.Change(
            body.getString("name"),
            timezone,
            body.getString("resume_rule"),
            body.getInteger("resume_window_hours"),
            body.getString("on_not_found"));
    return workspaces.update(call.caller(), change).map(workspace -> Reply.ok(workspace.toJson()));
  }
}
