package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.Resolution;
import ai.influgen.publishing.schedule.ScheduledPost;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Takes a person's word on whether a post went out that the platform can't tell of. */
final class ResolveScheduledPost implements Operation {
  private final Resolution resolution;

  ResolveScheduledPost(Resolution resolution) {
    this.resolution = resolution;
  }

  @Override
  public String id() {
    return "resolveScheduledPost";
  }

  @Override
  public Future<Reply> handle(Call call) {
    UUID workspaceId = call.workspaceId();
    UUID id = call.pathId("id", IdKind.SCHEDULED_POST);
    Optional<String> remotePostId = Optional.ofNullable(call.body().getString("remote_post_id"));
    boolean published = call.body().getBoolean("published");
    if (!published && remotePostId.isPresent()) {
      throw Problem.invalid("/remote_post_id", "What did not go out has no id at the platform.");
    }
    Future<ScheduledPost> settled =
        published
            ? resolution.published(workspaceId, id, remotePostId)
            : resolution.notPublished(workspaceId, id);
    return settled.map(post -> Reply.ok(PostJson.of(post)));
  }
}
