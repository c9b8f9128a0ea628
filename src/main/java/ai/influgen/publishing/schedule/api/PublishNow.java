package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PublishingNow;
import io.vertx.core.Future;

/** Publishes a post at once and answers with the outcome, or with how it stands. */
final class PublishNow implements Operation {
  private final PublishingNow publishing;

  PublishNow(PublishingNow publishing) {
    this.publishing = publishing;
  }

  @Override
  public String id() {
    return "publishNow";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return publishing
        .publish(call.workspaceId(), call.pathId("id", IdKind.SCHEDULED_POST))
        .map(PublishReply::of);
  }
}
