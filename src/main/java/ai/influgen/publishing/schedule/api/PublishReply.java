package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.ScheduledPost;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is answered to whoever wanted a post published at once. */
final class PublishReply {
  private PublishReply() {}

  /** The outcome; 202 while there is none. */
  static Reply of(ScheduledPost post) {
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
