package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostChange;
import ai.influgen.publishing.schedule.PostChanges;
import ai.influgen.publishing.schedule.PostJson;
import io.vertx.core.Future;

/** Changes a post's time, what was picked for it, or its settings; or cancels it. */
final class UpdateScheduledPost implements Operation {
  private final PostChanges changes;

  UpdateScheduledPost(PostChanges changes) {
    this.changes = changes;
  }

  @Override
  public String id() {
    return "updateScheduledPost";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return changes
        .change(
            call.workspaceId(),
            call.pathId("id", IdKind.SCHEDULED_POST),
            PostChange.of(call.body()))
        .map(changed -> Reply.ok(PostJson.withWarnings(changed.post(), changed.warnings())));
  }
}
