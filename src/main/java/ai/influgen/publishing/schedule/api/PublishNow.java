package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.PublishingNow;
import ai.influgen.publishing.schedule.ScheduledPost;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

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
        .map(PublishNow::reply);
  }

  private static Reply reply(ScheduledPost post) {
    JsonObject body = new JsonObject().put("scheduled_post", PostJson.of(post));
    return switch (post.status()) {
      case PENDING -> Reply.accepted(body);
      case PUBLISHED -> Reply.ok(body.put("publish_result", result(post.result())));
      case FAILED, CANCELLED -> Reply.ok(body);
    };
  }

  private static JsonObject result(ScheduledPost.Result result) {
    return new JsonObject()
        .put("remote_post_id", result.remotePostId())
        .put("media_urls", new JsonArray(result.mediaUrls()));
  }
}
