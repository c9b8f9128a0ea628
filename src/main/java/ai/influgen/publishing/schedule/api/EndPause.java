package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Pauses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Lets what was paused go on. */
final class EndPause implements Operation {
  private final Pauses pauses;

  EndPause(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String id() {
    return "endPause";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return pauses
        .end(call.workspaceId(), call.pathId("id", IdKind.PAUSE))
        .map(
            ended ->
                Reply.ok(
                    JsonObject.of("resumed_posts", ended.resumed(), "held_posts", ended.held())));
  }
}
