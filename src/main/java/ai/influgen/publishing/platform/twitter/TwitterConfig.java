package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where X answers, as which app we call, and the limits that differ from plan to plan.
 *
 * @param www where a person gives consent and posts are seen; {@code https://x.com}
 * @param api where the API answers; {@code https://api.x.com}
 * @param credentials the OAuth 2.0 client; null where the host has not registered one
 * @param longestVideo of an ordinary account. X's pages said 140 s until August 2026, 20 minutes
 *     since; whoever wants the older one sets {@code video_max_seconds}
 * @param posts how many posts may be made
 */
record TwitterConfig(
    URI www,
    URI api,
    OAuth.@Nullable AppCredentials credentials,
    Duration longestVideo,
    Posts posts) {
  private static final String WWW = "https://x.com";
  private static final String API = "https://api.x.com";

  /**
   * How many posts may be made, by the table of X's plans. Of an account X names a limit for 15
   * minutes only and of an app one for 24 hours only; the other two are set as high as these allow,
   * so that what X tells in its answers can correct them. An old plan has lower ones: Free 17 a day
   * for account and app, Basic 100 a day for an account and 1,667 for the app.
   */
  record Posts(int accountQuarter, int accountDay, int appQuarter, int appDay) {
    static final Posts USUAL = new Posts(100, 9_600, 10_000, 10_000);

    private static Posts of(PlatformSettings settings) {
      return new Posts(
          limit(settings, "posts_account_15min", USUAL.accountQuarter),
          limit(settings, "posts_account_day", USUAL.accountDay),
          limit(settings, "posts_app_15min", USUAL.appQuarter),
          limit(settings, "posts_app_day", USUAL.appDay));
    }

    private static int limit(PlatformSettings settings, String name, int byDefault) {
      return Math.toIntExact(settings.number(name, byDefault, 1, 10_000_000));
    }
  }

  /** X's own addresses and published limits. */
  static TwitterConfig x(OAuth.@Nullable AppCredentials credentials) {
    return new TwitterConfig(
        URI.create(WWW), URI.create(API), credentials, TwitterLimits.VIDEO_LONGEST, Posts.USUAL);
  }

  static TwitterConfig of(PlatformSettings settings) {
    long longest =
        settings.number(
            "video_max_seconds",
            TwitterLimits.VIDEO_LONGEST.toSeconds(),
            1,
            TwitterLimits.PREMIUM_VIDEO_LONGEST.toSeconds());
    return new TwitterConfig(
        settings.host("www", WWW),
        settings.host("api", API),
        settings.credentials(),
        Duration.ofSeconds(longest),
        Posts.of(settings));
  }
}
