package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.Quota.Scope.ACCOUNT;
import static ai.influgen.publishing.platform.Quota.Scope.APP;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * TikTok's limits, as its rate limit page says (2026): by the minute for each endpoint, and by the
 * day for an account's posts. Whether the endpoints that begin a post share one count is not
 * documented: each is counted by itself. No answer tells what is left.
 */
final class TikTokQuotas implements Quotas {
  private static final Window MINUTE = new Window.Sliding(TikTokErrors.MINUTE);

  private static final Map<String, Quota> BY_PATH =
      Map.of(
          TikTokRequests.CREATOR_INFO, new Quota("creator_info", ACCOUNT, MINUTE, 20),
          TikTokRequests.VIDEO_INIT, new Quota("video_init", ACCOUNT, MINUTE, 6),
          TikTokRequests.CONTENT_INIT, new Quota("content_init", ACCOUNT, MINUTE, 6),
          TikTokRequests.STATUS, new Quota("status", ACCOUNT, MINUTE, 30),
          TikTokRequests.VIDEO_LIST, new Quota("video_list", APP, MINUTE, 600));

  private final Quota posts;

  /** {@code postsPerDay} is TikTok's cap on an account, shared with every other app. */
  TikTokQuotas(int postsPerDay) {
    this.posts = new Quota("posts", ACCOUNT, new Window.Sliding(Duration.ofHours(24)), postsPerDay);
  }

  @Override
  public List<Quota> of(Step.Call call) {
    Stream<Quota> daily =
        call.phase() == Step.Phase.COMMIT ? Stream.of(posts) : Stream.<Quota>empty();
    return Stream.concat(byMinute(call), daily).toList();
  }

  /** That a limit is reached is all that an answer can tell. */
  @Override
  public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
    String code = TikTokAnswer.error(response).map(TikTokAnswer::code).orElse("");
    if (code.equals(TikTokErrors.TOO_MANY_POSTS)) {
      return List.of(new Reading(posts, 0, now.plus(TikTokErrors.ROLLING_DAY)));
    }
    boolean throttled =
        code.equals(TikTokErrors.THROTTLED.word()) || (code.isEmpty() && response.status() == 429);
    return throttled
        ? byMinute(call).map(q -> new Reading(q, 0, now.plus(TikTokErrors.MINUTE))).toList()
        : List.of();
  }

  private static Stream<Quota> byMinute(Step.Call call) {
    String path = call.request().url().getPath();
    return BY_PATH.entrySet().stream()
        .filter(e -> path.endsWith("/" + e.getKey()))
        .map(Map.Entry::getValue);
  }
}
