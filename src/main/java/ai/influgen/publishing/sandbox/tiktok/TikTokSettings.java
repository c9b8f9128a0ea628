package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.Knobs;
import ai.influgen.publishing.sandbox.oauth.Terms;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Limits, timings and knobs, by their names at {@code /sandbox/settings}.
 *
 * <p>The numbers are those of the Content Posting API reference, its rate limit page and the
 * content sharing guidelines; processing is much faster than there.
 */
final class TikTokSettings {
  private final Knobs knobs = new Knobs(usual());

  private static JsonObject usual() {
    return new JsonObject()
        .put("access_life_ms", Duration.ofHours(2).toMillis())
        .put("refresh_life_ms", Duration.ofDays(180).toMillis())
        .put("refresh_rotates", true)
        .put("oauth_error_status", 400)
        .put("init_per_minute", 6)
        .put("creator_info_per_minute", 20)
        .put("status_per_minute", 30)
        .put("posts_per_day", 15)
        .put("pending_shares", 5)
        .put("audited", true)
        .put("comment_disabled", false)
        .put("duet_disabled", false)
        .put("stitch_disabled", false)
        .put("max_video_post_duration_sec", 600)
        .put("creator_error", "")
        .put("init_error", "")
        .put("processing_ms", 1500)
        .put("fail_reason", "")
        .put("post_id_delay_ms", 0)
        .put("upload_url_life_ms", Duration.ofHours(1).toMillis())
        .put("smallest_chunk", 5 << 20)
        .put("largest_chunk", 64_000_000)
        .put("fetch_timeout_ms", 20_000)
        .put("require_verified_domain", false)
        .put("plain_http_anywhere", false);
  }

  JsonObject change(JsonObject request) {
    return knobs.change(request);
  }

  /** Newer pages say 2 hours, 180 days and that refresh tokens rotate; older ones differ. */
  Terms terms() {
    return new Terms(
        knobs.time("access_life_ms"), knobs.time("refresh_life_ms"), knobs.flag("refresh_rotates"));
  }

  /** The status of an error of the token address, which no page tells; 200 has been seen. */
  int oauthErrorStatus() {
    return (int) knobs.number("oauth_error_status");
  }

  /** Calls within a minute that a token has at each init address. */
  long initsPerMinute() {
    return knobs.number("init_per_minute");
  }

  long creatorInfosPerMinute() {
    return knobs.number("creator_info_per_minute");
  }

  long statusesPerMinute() {
    return knobs.number("status_per_minute");
  }

  /** Direct posts of a creator within 24 hours. */
  long postsPerDay() {
    return knobs.number("posts_per_day");
  }

  /** Inbox uploads of a creator within 24 hours. */
  long pendingShares() {
    return knobs.number("pending_shares");
  }

  /** Whether the application passed its audit; without, it may only post for the creator's eyes. */
  boolean audited() {
    return knobs.flag("audited");
  }

  /** Whether creators have an interaction switched off: {@code comment, duet} or {@code stitch}. */
  boolean disabled(String interaction) {
    return knobs.flag(interaction + "_disabled");
  }

  Duration longestVideo() {
    return Duration.ofSeconds(knobs.number("max_video_post_duration_sec"));
  }

  /** An error code that creator_info answers with HTTP 200; empty for none. */
  String creatorError() {
    return knobs.text("creator_error");
  }

  /** An error code that every init answers; empty for none. */
  String initError() {
    return knobs.text("init_error");
  }

  /** How long a post is processed once its bytes are there. */
  Duration processing() {
    return knobs.time("processing_ms");
  }

  /** With what posts that begin now fail once they are processed; empty when they don't. */
  String failReason() {
    return knobs.text("fail_reason");
  }

  /** How long after PUBLISH_COMPLETE the id of a public post is told. */
  Duration postIdDelay() {
    return knobs.time("post_id_delay_ms");
  }

  Duration uploadUrlLife() {
    return knobs.time("upload_url_life_ms");
  }

  /** 5 MB; whether that is binary isn't documented, so here it is the larger of the two. */
  long smallestChunk() {
    return knobs.number("smallest_chunk");
  }

  /** 64 MB; whether that is binary isn't documented, so here it is the smaller of the two. */
  long largestChunk() {
    return knobs.number("largest_chunk");
  }

  Duration fetchTimeout() {
    return knobs.time("fetch_timeout_ms");
  }

  /** Whether every URL is taken as one whose domain nobody verified. */
  boolean requiresVerifiedDomain() {
    return knobs.flag("require_verified_domain");
  }

  /** Whether media may come by plain http from elsewhere than the loopback address. */
  boolean plainHttpAnywhere() {
    return knobs.flag("plain_http_anywhere");
  }
}
