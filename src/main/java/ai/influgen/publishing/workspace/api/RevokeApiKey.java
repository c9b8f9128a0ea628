package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.workspace.ApiKeys;
import io.vertx.core.Future;

/** Takes an agency key back for good. */
final class RevokeApiKey implements Operation {
  private final ApiKeys keys;

  RevokeApiKey(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public String id() {
    return "revokeApiKey";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return keys.revoke(call.workspaceId(), call.pathId("id", IdKind.API_KEY))
        .map(done -> Reply.noContent());
  }
}
