package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.schedule.PublicPublishing;
import ai.influgen.publishing.schedule.PublicRequest;
import io.vertx.core.Future;

/** Publishes approved content on a platform at once, whether a post exists for it or not. */
final class PublicPublish implements Operation {
  private final PublicPublishing publishing;

  PublicPublish(PublicPublishing publishing) {
    this.publishing = publishing;
  }

  @Override
  public String id() {
    return "publicPublish";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return publishing
        .publish(call.workspaceId(), PublicRequest.of(call.body()))
        .map(PublishReply::of);
  }
}
