package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.Knobs;
import ai.influgen.publishing.sandbox.oauth.Terms;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Limits, timings and knobs, by their names at {@code /sandbox/settings}.
 *
 * <p>The numbers are those of Google's OAuth pages, the quota page of June 2026 and the revision
 * history; processing is much faster than there.
 */
final class YouTubeSettings {
  private final Knobs knobs = new Knobs(usual());

  private static JsonObject usual() {
    return new JsonObject()
        .put("access_life_ms", 3_599_000)
        .put("refresh_life_ms", Duration.ofDays(180).toMillis())
        .put("insert_quota", 100)
        .put("insert_units", 0)
        .put("unit_quota", 10_000)
        .put("channel_uploads_per_day", 0)
        .put("processing_ms", 1500)
        .put("failure_reason", "")
        .put("rejection_reason", "")
        .put("session_life_ms", Duration.ofDays(1).toMillis())
        .put("lost_sessions", 0)
        .put("store_fewer", 0)
        .put("break_chunks", 0)
        .put("playlist_delay_ms", 0)
        .put("channel_verified", true)
        .put("forces_private", false)
        .put("largest_thumbnail", 50_000_000);
  }

  JsonObject change(JsonObject request) {
    return knobs.change(request);
  }

  /** A refresh token that nobody uses lives six months; it doesn't rotate. */
  Terms terms() {
    return new Terms(knobs.time("access_life_ms"), knobs.time("refresh_life_ms"), false);
  }

  /** Uploads a day, of the whole application. */
  long insertQuota() {
    return knobs.number("insert_quota");
  }

  /** What an upload takes from the units too: none now, 1600 until December 2025. */
  long insertUnits() {
    return knobs.number("insert_units");
  }

  /** Units a day for all other calls, of the whole application. */
  long unitQuota() {
    return knobs.number("unit_quota");
  }

  /** Uploads of a channel within 24 hours, 0 for any number; the real one isn't published. */
  long channelUploadsPerDay() {
    return knobs.number("channel_uploads_per_day");
  }

  Duration processing() {
    return knobs.time("processing_ms");
  }

  /** With what the processing of videos that begin now fails; empty when it doesn't. */
  String failureReason() {
    return knobs.text("failure_reason");
  }

  /** With what videos that begin now are rejected; empty when they aren't. */
  String rejectionReason() {
    return knobs.text("rejection_reason");
  }

  /** How long a session takes bytes; not documented for YouTube, a day to a week elsewhere. */
  Duration sessionLife() {
    return knobs.time("session_life_ms");
  }

  /** 404 or 410 to have every session answer it, 0 to have them work. */
  int lostSessions() {
    return (int) knobs.number("lost_sessions");
  }

  /** Whether this piece is one of which only half is stored. */
  boolean storesFewer() {
    return knobs.takeOne("store_fewer");
  }

  /** Whether this piece is one that ends in a 503 half way. */
  boolean breaksChunk() {
    return knobs.takeOne("break_chunks");
  }

  /** How long a new video takes to show in the playlist of uploads. */
  Duration playlistDelay() {
    return knobs.time("playlist_delay_ms");
  }

  /** Whether channels are verified by phone; without, they take no thumbnails. */
  boolean channelVerified() {
    return knobs.flag("channel_verified");
  }

  /** Whether uploads become private, as those of unverified projects did until November 2026. */
  boolean forcesPrivate() {
    return knobs.flag("forces_private");
  }

  /** In bytes; 2,097,152 until September 2026. */
  long largestThumbnail() {
    return knobs.number("largest_thumbnail");
  }
}
