package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.workspace.ApiKey;
import ai.influgen.publishing.workspace.ApiKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A page of the workspace's agency keys, newest first. */
final class ListApiKeys implements Operation {
  private final ApiKeys keys;

  ListApiKeys(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public String id() {
    return "listApiKeys";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return keys.page(call.workspaceId(), PageRequest.of(call))
        .map(
            page ->
                Reply.ok(
                    new JsonObject()
                        .put(
                            "api_keys",
                            new JsonArray(page.items().stream().map(ApiKey::toJson).toList()))
                        .put("next_cursor", page.nextCursor().orElse(null))));
  }
}
