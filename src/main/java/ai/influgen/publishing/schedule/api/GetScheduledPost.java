package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.PostStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** One post, with its attempts. */
final class GetScheduledPost implements Operation {
  private final PostStore posts;

  GetScheduledPost(PostStore posts) {
    this.posts = posts;
  }

  @Override
  public String id() {
    return "getScheduledPost";
  }

  @Override
  public Future<Reply> handle(Call call) {
    UUID workspaceId = call.workspaceId();
    UUID id = call.pathId("id", IdKind.SCHEDULED_POST);
    return posts
        .get(workspaceId, id)
        .compose(
            post ->
                posts
                    .attempts(workspaceId, List.of(id))
                    .map(
                        attempts ->
                            Reply.ok(
                                PostJson.withLog(post, attempts.getOrDefault(id, List.of())))));
  }
}
