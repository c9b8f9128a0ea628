package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.PostStore;
import ai.influgen.publishing.schedule.PostStore.Filter;
import ai.influgen.publishing.schedule.ScheduledPost;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What has ended, newest first, with its attempts. */
final class ListHistory implements Operation {
  private final PostStore posts;
  private final Platforms platforms;

  ListHistory(PostStore posts, Platforms platforms) {
    this.posts = posts;
    this.platforms = platforms;
  }

  @Override
  public String id() {
    return "listHistory";
  }

  @Override
  public Future<Reply> handle(Call call) {
    Filter filter = ListFilter.of(call, platforms);
    if (filter.status().filter(PostStatus.PENDING::equals).isPresent()) {
      throw Problem.invalid(
          "status",
          "The history is of what has ended: GET /api/v1/schedule lists what is pending.");
    }
    return posts
        .ended(call.workspaceId(), filter, PageRequest.of(call))
        .compose(page -> withAttempts(call.workspaceId(), page));
  }

  private Future<Reply> withAttempts(UUID workspaceId, Page<ScheduledPost> page) {
    List<UUID> ids = page.items().stream().map(ScheduledPost::id).toList();
    return posts
        .attempts(workspaceId, ids)
        .map(
            attempts ->
                Reply.ok(
                    ListFilter.json(
                        page,
                        post ->
                            PostJson.withLog(post, attempts.getOrDefault(post.id(), List.of())))));
  }
}
