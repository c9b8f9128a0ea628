package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.workspace.Workspaces;
import java.util.List;

/** The operations of this package. */
public final class WorkspaceOperations {
  private WorkspaceOperations() {}

  public static List<Operation> of(Workspaces workspaces) {
    return List.of(new GetWorkspace(workspaces), new UpdateWorkspace(workspaces));
  }
}
