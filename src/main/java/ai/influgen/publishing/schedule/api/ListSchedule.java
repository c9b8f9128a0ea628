package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.PostStore;
import ai.influgen.publishing.schedule.PostStore.Filter;
import ai.influgen.publishing.schedule.ScheduledPost;
import io.vertx.core.Future;

/** What is pending, soonest first; or posts of another status, last ended first. */
final class ListSchedule implements Operation {
  private final PostStore posts;
  private final Platforms platforms;

  ListSchedule(PostStore posts, Platforms platforms) {
    this.posts = posts;
    this.platforms = platforms;
  }

  @Override
  public String id() {
    return "listSchedule";
  }

  @Override
  public Future<Reply> handle(Call call) {
    Filter filter = ListFilter.of(call, platforms);
    PageRequest page = PageRequest.of(call);
    PostStatus status = filter.status().orElse(PostStatus.PENDING);
    Future<Page<ScheduledPost>> listed =
        status == PostStatus.PENDING
            ? posts.pending(call.workspaceId(), filter, page)
            : posts.ended(call.workspaceId(), filter, page);
    return listed.map(found -> Reply.ok(ListFilter.json(found, PostJson::of)));
  }
}
