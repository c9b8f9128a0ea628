package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.schedule.Pause;
import ai.influgen.publishing.schedule.Pauses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is paused of the workspace. */
final class ListPauses implements Operation {
  private final Pauses pauses;

  ListPauses(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String id() {
    return "listPauses";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return pauses
        .list(call.workspaceId())
        .map(
            all ->
                Reply.ok(
                    new JsonObject()
                        .put("pauses", new JsonArray(all.stream().map(Pause::toJson).toList()))
                        .putNull("next_cursor")));
  }
}
