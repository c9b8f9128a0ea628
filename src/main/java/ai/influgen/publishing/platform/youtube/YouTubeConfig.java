package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where YouTube answers and as which app we call.
 *
 * @param accountsUrl where a person gives consent
 * @param oauthUrl where tokens are given
 * @param apiUrl where the Data API answers
 * @param credentials the Google Cloud project's client; null where the host has not made one
 */
record YouTubeConfig(
    URI accountsUrl,
    URI oauthUrl,
    URI apiUrl,
    OAuth.@Nullable AppCredentials credentials,
    Caps caps) {
  private static final String ACCOUNTS = "https://accounts.google.com";
  private static final String OAUTH2 = "https://oauth2.googleapis.com";
  private static final String API = "https://www.googleapis.com";

  /**
   * What Google changes from time to time or grants differently per project.
   *
   * @param insertsPerDay uploads that the project may begin a day: 100 since June 2026, about six
   *     under the older count of 1,600 units each
   * @param unitsPerDay units for all other calls
   * @param thumbnailBytes the largest thumbnail: 50 MB since September 2026, 2 MB before
   * @param sessionLife how long an upload session is relied on; Google publishes no figure for
   *     YouTube, its other upload sessions live from a day to a week
   */
  record Caps(int insertsPerDay, int unitsPerDay, long thumbnailBytes, Duration sessionLife) {
    static final Caps DEFAULTS = new Caps(100, 10_000, 50_000_000L, Duration.ofHours(23));
  }

  /** Google's own addresses and caps. */
  static YouTubeConfig google(OAuth.@Nullable AppCredentials credentials) {
    return new YouTubeConfig(
        URI.create(ACCOUNTS), URI.create(OAUTH2), URI.create(API), credentials, Caps.DEFAULTS);
  }

  static YouTubeConfig of(PlatformSettings settings) {
    Caps usual = Caps.DEFAULTS;
    Caps caps =
        new Caps(
            (int) settings.number("inserts_per_day", usual.insertsPerDay(), 1, 1_000_000),
            (int) settings.number("units_per_day", usual.unitsPerDay(), 50, 1_000_000_000),
            settings.number("thumbnail_bytes", usual.thumbnailBytes(), 1, Integer.MAX_VALUE),
            Duration.ofHours(
                settings.number("session_hours", usual.sessionLife().toHours(), 1, 168)));
    return new YouTubeConfig(
        settings.host("accounts", ACCOUNTS),
        settings.host("oauth2", OAUTH2),
        settings.host("api", API),
        settings.credentials(),
        caps);
  }
}
