package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where TikTok answers, as which app we call, and what of its limits the host may know better.
 *
 * @param wwwUrl where a person gives consent, and looks at posts
 * @param apiUrl where the API answers
 * @param chunkBytes how many bytes of a video are sent at a time
 * @param postsPerDay how many posts an account may make in 24 hours
 * @param credentials the app; null where the host has not registered one
 */
record TikTokConfig(
    URI wwwUrl,
    URI apiUrl,
    long chunkBytes,
    int postsPerDay,
    OAuth.@Nullable AppCredentials credentials) {
  private static final String WWW = "https://www.tiktok.com";
  private static final String API = "https://open.tiktokapis.com";

  /** TikTok's own addresses and limits. */
  static TikTokConfig real(OAuth.@Nullable AppCredentials credentials) {
    return new TikTokConfig(
        URI.create(WWW),
        URI.create(API),
        TikTokLimits.CHUNK_BYTES,
        TikTokLimits.POSTS_PER_DAY,
        credentials);
  }

  static TikTokConfig of(PlatformSettings settings) {
    return new TikTokConfig(
        settings.host("www", WWW),
        settings.host("api", API),
        settings.number(
            "chunk_bytes",
            TikTokLimits.CHUNK_BYTES,
            TikTokLimits.CHUNK_LEAST,
            TikTokLimits.CHUNK_MOST),
        (int) settings.number("posts_per_day", TikTokLimits.POSTS_PER_DAY, 1, 1_000),
        settings.credentials());
  }
}
