package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.schedule.Accounts.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Publishes approved content on a platform at once, by the post there is for it or a new one. */
public final class PublicPublishing {
  private final Schedule schedule;
  private final Accounts accounts;
  private final SinglePost single;
  private final PublishingNow now;
  private final PostChanges changes;

  public PublicPublishing(Schedule schedule, PublishingNow now, PostChanges changes) {
    this.schedule = schedule;
    this.accounts = new Accounts(schedule.platforms(), schedule.connections());
    this.single = new SinglePost(schedule);
    this.now = now;
    this.changes = changes;
  }

  /**
   * The post as it stands: ended, waiting for another try, or still being published when the
   * patience is over.
   *
   * @throws Problem in the future: 400 for the request, 404 without such content, 409 if it may not
   *     be published now, 422 if the platform would not take it
   */
  public Future<ScheduledPost> publish(UUID workspaceId, PublicRequest request) {
    return wish(workspaceId, request)
        .compose(
            wish ->
                single
                    .find(wish)
                    .compose(
                        found ->
                            found.filter(wish::isMetBy).isPresent()
                                ? publish(wish, found.get())
                                : make(wish, found)));
  }

  private Future<PublicWish> wish(UUID workspaceId, PublicRequest request) {
    Faults faults = new Faults();
    Optional<Asked> known = accounts.asked("/platform", request.platform(), faults);
    faults.refuseAny();
    Asked asked = known.orElseThrow();
    Optional<JsonObject> settings = request.settingsFor(asked.platform());
    UUID contentId = request.contentId().orElseThrow(PublicPublishing::notFound);
    return schedule
        .contents()
        .find(workspaceId, contentId)
        .compose(
            found -> {
              Contents.Item item = found.orElseThrow(PublicPublishing::notFound);
              String hash = item.approvalHash().orElseThrow(PublicPublishing::notApproved);
              NewPosts.Origin origin =
                  new NewPosts.Origin(workspaceId, contentId, item.characterId(), hash);
              return accounts
                  .serving(workspaceId, item.characterId(), List.of(asked))
                  .map(
                      served -> new PublicWish(request, origin, item, served.getFirst(), settings));
            });
  }

  private Future<ScheduledPost> publish(PublicWish wish, ScheduledPost post) {
    return fitted(wish, post).compose(fitted -> now.publish(post.workspaceId(), post.id()));
  }

  /** Changes a post that has not gone out to what the request says. */
  private Future<?> fitted(PublicWish wish, ScheduledPost post) {
    Optional<PostChange> change = wish.change(post, schedule.clock().instant());
    if (change.isEmpty()) {
      return Future.succeededFuture();
    }
    if (post.status() == PostStatus.FAILED) {
      // else it would be pending again, and held
      wish.account();
    }
    return changes
        .change(post.workspaceId(), post.id(), change.get())
        .<ScheduledPost>map(PostChanges.Changed::post)
        .recover(failure -> unlessMeanwhile(wish, post, failure));
  }

  /** Somebody else may just have made the same change, and be publishing the post. */
  private Future<ScheduledPost> unlessMeanwhile(
      PublicWish wish, ScheduledPost post, Throwable failure) {
    return schedule
        .posts()
        .get(post.workspaceId(), post.id())
        .compose(
            seen ->
                wish.change(seen, schedule.clock().instant()).isEmpty()
                    ? Future.succeededFuture(seen)
                    : Future.failedFuture(failure));
  }

  private Future<ScheduledPost> make(PublicWish wish, Optional<ScheduledPost> seen) {
    NewPosts.Origin origin = wish.origin();
    return schedule
        .posts()
        .characterZone(origin.workspaceId(), origin.characterId())
        .map(zone -> wish.newPost(ScheduledTime.now(schedule.clock().instant(), zone)))
        .compose(
            post ->
                single
                    .make(wish, post, seen)
                    .compose(
                        stored ->
                            stored.id().equals(post.id())
                                ? now.follow(stored)
                                : publish(wish, stored)));
  }

  private static Problem notFound() {
    return Problem.notFound("content item");
  }

  private static Problem notApproved() {
    return Problem.of(
        ProblemType.NOT_APPROVED,
        "Only approved or published content can be published: approve it first.");
  }
}
