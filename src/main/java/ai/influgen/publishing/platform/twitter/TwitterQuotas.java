package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.twitter.TwitterConfig.Posts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * X's limits by its table of rate limits (2026). Its windows are fixed ones of 15 minutes and 24
 * hours that begin with the first call; counting the time just gone by is the stricter reading.
 */
record TwitterQuotas(Posts posts) implements Quotas {
  private static final Window QUARTER = new Window.Sliding(Duration.ofMinutes(15));
  private static final Window DAY = new Window.Sliding(Duration.ofHours(24));

  @Override
  public List<Quota> of(Step.Call call) {
    if (call.name().equals(TwitterLookups.POSTS)) {
      return List.of(
          new Quota("user-posts", Scope.ACCOUNT, QUARTER, 900),
          new Quota("user-posts-app", Scope.APP, QUARTER, 10_000));
    }
    return switch (TwitterStep.of(call.name()).kind()) {
      case UPLOAD -> media("upload", 500, 50_000);
      case INITIALIZE -> media("initialize", 1_875, 180_000);
      case APPEND -> media("append", 1_875, 180_000);
      case FINALIZE -> media("finalize", 1_875, 180_000);
      case STATUS -> media("status", 1_000, 100_000);
      case ALT -> media("metadata", 500, 50_000);
      case POST ->
          List.of(
              new Quota("post", Scope.ACCOUNT, QUARTER, posts.accountQuarter()),
              new Quota("post-day", Scope.ACCOUNT, DAY, posts.accountDay()),
              new Quota("post-app", Scope.APP, QUARTER, posts.appQuarter()),
              new Quota("post-app-day", Scope.APP, DAY, posts.appDay()));
    };
  }

  /**
   * With a user's token the plain headers are about the user's 15 minutes. The app's own 15 minutes
   * are told nowhere.
   */
  @Override
  public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
    List<Reading> readings = new ArrayList<>();
    for (Quota quota : of(call)) {
      String header = header(quota);
      if (!header.isEmpty()) {
        TwitterWaits.remaining(response, header)
            .map(left -> Math.toIntExact(Math.clamp(left, 0, quota.limit())))
            .map(
                left -> new Reading(quota, left, TwitterWaits.reset(response, header).orElse(null)))
            .ifPresent(readings::add);
      }
    }
    return readings;
  }

  private static String header(Quota quota) {
    boolean day = quota.window().equals(DAY);
    return switch (quota.scope()) {
      case ACCOUNT -> day ? TwitterWaits.USER_DAY : TwitterWaits.CALLS;
      case APP -> day ? TwitterWaits.APP_DAY : "";
    };
  }

  private static List<Quota> media(String name, int quarter, int day) {
    return List.of(
        new Quota(name, Scope.ACCOUNT, QUARTER, quarter),
        new Quota(name + "-app-day", Scope.APP, DAY, day));
  }
}
