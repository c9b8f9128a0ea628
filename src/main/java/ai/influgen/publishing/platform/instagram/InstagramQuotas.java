package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Instagram's limits of posts and of containers, both per account and rolling day. */
final class InstagramQuotas implements Quotas {
  private static final Quota.Window DAY = new Quota.Window.Sliding(Duration.ofHours(24));

  /** The highest of the numbers that Meta's pages name; the account's own is read from the API. */
  static final int POSTS_PER_DAY = 100;

  /** As the media reference says. */
  static final int CONTAINERS_PER_DAY = 400;

  private final Quota posts;
  private final Quota containers;

  InstagramQuotas(int postsPerDay, int containersPerDay) {
    this.posts = new Quota("posts", Quota.Scope.ACCOUNT, DAY, postsPerDay);
    this.containers = new Quota("containers", Quota.Scope.ACCOUNT, DAY, containersPerDay);
  }

  @Override
  public List<Quota> of(Step.Call call) {
    if (call.name().startsWith("reconcile-")) {
      return List.of();
    }
    return switch (InstagramStep.of(call.name()).kind()) {
      case CONTAINER -> List.of(containers);
      case PUBLISH -> List.of(posts);
      case LIMIT, OFFSET, UPLOAD, STATUS, PERMALINK -> List.of();
    };
  }

  @Override
  public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
    if (!call.name().equals(InstagramStep.LIMIT) || !response.ok()) {
      return List.of();
    }
    return InstagramPublishingLimit.of(response)
        .map(limit -> new Reading(posts, limit.left(), opens(limit, now)))
        .stream()
        .toList();
  }

  private static Instant opens(InstagramPublishingLimit limit, Instant now) {
    return limit.left() > 0
        ? now.plus(Duration.ofHours(24))
        : now.plus(InstagramPublishingLimit.LOOK_AGAIN);
  }
}
