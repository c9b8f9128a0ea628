package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.SandboxProcess;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The platforms' limits in a run: wide, since a run posts in minutes what accounts post in months;
 * and their processing, which takes milliseconds.
 */
final class Limits {
  private static final int PINTEREST_WRITES = 100;
  private static final int TWITTER_POSTS = 10_000;
  private static final int TIKTOK_POSTS = 1_000;
  private static final int INSTAGRAM_POSTS = 20_000;

  /** What the server knows of them, as settings. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "INFLUGEN_INSTAGRAM_POSTS_PER_DAY", "" + INSTAGRAM_POSTS,
          "INFLUGEN_INSTAGRAM_CONTAINERS_PER_DAY", "1000000",
          "INFLUGEN_TIKTOK_POSTS_PER_DAY", "" + TIKTOK_POSTS,
          "INFLUGEN_TWITTER_POSTS_ACCOUNT_15MIN", "" + TWITTER_POSTS,
          "INFLUGEN_TWITTER_POSTS_ACCOUNT_DAY", "100000",
          "INFLUGEN_TWITTER_POSTS_APP_15MIN", "100000",
          "INFLUGEN_TWITTER_POSTS_APP_DAY", "100000",
          "INFLUGEN_YOUTUBE_INSERTS_PER_DAY", "1000000",
          "INFLUGEN_YOUTUBE_UNITS_PER_DAY", "1000000000");

  /** How many posts of an account a platform takes within a window. */
  record Limit(int posts, Duration window) {}

  static final Map<String, Limit> OF_ACCOUNTS =
      Map.of(
          "instagram", new Limit(INSTAGRAM_POSTS, Duration.ofHours(24)),
          "tiktok", new Limit(TIKTOK_POSTS, Duration.ofHours(24)),
          "twitter", new Limit(TWITTER_POSTS, Duration.ofMinutes(15)),
          "pinterest", new Limit(PINTEREST_WRITES, Duration.ofMinutes(1)));

  private Limits() {}

  /** Tells the platforms. */
  static void raise(SandboxProcess sandbox) {
    sandbox.configure(
        "instagram",
        new JsonObject()
            .put("quota_total", INSTAGRAM_POSTS)
            .put("container_quota", 1_000_000)
            .put("image_processing_ms", 20)
            .put("video_processing_ms", 50));
    sandbox.configure(
        "tiktok",
        new JsonObject()
            .put("processing_ms", 20)
            .put("init_per_minute", 10_000)
            .put("creator_info_per_minute", 10_000)
            .put("status_per_minute", 10_000)
            .put("posts_per_day", TIKTOK_POSTS)
            .put("pending_shares", 10_000));
    JsonObject twitter = new JsonObject().put("processing_ms", 20).put("app_limit_24h", 1_000_000);
    for (String calls :
        List.of(
            "create",
            "append",
            "upload",
            "initialize",
            "finalize",
            "status",
            "metadata",
            "me",
            "timeline",
            "lookup")) {
      twitter.put("limit_" + calls, TWITTER_POSTS);
    }
    sandbox.configure("twitter", twitter);
    sandbox.configure(
        "youtube",
        new JsonObject()
            .put("processing_ms", 20)
            .put("insert_quota", 1_000_000)
            .put("unit_quota", 1_000_000_000));
    sandbox.configure(
        "pinterest",
        new JsonObject()
            .put("video_processing_ms", 20)
            .put("creative_delay_ms", 20)
            .put("largest_page", 100)
            .put("read_per_minute", 100_000)
            .put("write_per_minute", PINTEREST_WRITES));
  }
}
