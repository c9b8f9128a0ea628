package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.workspace.ApiKeys;
import ai.influgen.publishing.workspace.Workspaces;
import java.time.InstantSource;
import java.util.List;

/** The operations of this package. */
public final class WorkspaceOperations {
  private WorkspaceOperations() {}

  public static List<Operation> all(Database database, InstantSource clock) {
    Workspaces workspaces = new Workspaces(database);
    ApiKeys keys = new ApiKeys(database);
    return List.of(
        new GetWorkspace(workspaces),
        new UpdateWorkspace(workspaces),
        new CreateApiKey(keys, clock),
        new ListApiKeys(keys),
        new RevokeApiKey(keys));
  }
}
