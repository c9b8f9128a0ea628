package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.Knobs;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Limits, timings and switches.
 *
 * <ul>
 *   <li>{@code trial}: the application has Trial access only, so that no Pin can be made, and the
 *       limits are those of a day for all of its users together
 *   <li>{@code read_per_minute}, {@code write_per_minute}: calls per user with Standard access;
 *       {@code trial_read_per_day}, {@code trial_write_per_day} with Trial access
 *   <li>{@code largest_page}: no list has more items a page, whatever is asked for; far fewer than
 *       the platform's 250, so that paging is met
 *   <li>{@code listing_delay_ms}: how long a Pin stays away from lists; the real figure is not
 *       documented
 *   <li>{@code video_processing_ms}, {@code creative_delay_ms}: how long a video is processed, and
 *       how long a Pin of one reads REGULAR
 *   <li>{@code min_image_px}: a shorter side answers code 233; the threshold is not documented
 *   <li>{@code image_max_bytes}, {@code base64_max_bytes}, {@code video_max_bytes}: third parties
 *       name 10, 20 and 32 MB for images
 *   <li>{@code carousels}: whether several images make a Pin; a newer guide says they don't
 *   <li>{@code spam}: every Pin is taken for spam
 *   <li>{@code rfc_errors}: whether the token address answers {@code error} instead of {@code
 *       code}; both have been seen
 *   <li>{@code rotate_refresh}: whether a refresh spends the refresh token; not documented
 * </ul>
 */
final class PinterestSettings {
  private final Knobs knobs =
      new Knobs(
          new JsonObject()
              .put("trial", false)
              .put("read_per_minute", 1_000)
              .put("write_per_minute", 100)
              .put("trial_read_per_day", 1_000)
              .put("trial_write_per_day", 300)
              .put("largest_page", 4)
              .put("listing_delay_ms", 0)
              .put("video_processing_ms", 1_500)
              .put("creative_delay_ms", 1_500)
              .put("fetch_timeout_ms", 20_000)
              .put("policy_life_ms", Duration.ofHours(1).toMillis())
              .put("min_image_px", 60)
              .put("image_max_bytes", 20L << 20)
              .put("base64_max_bytes", 10L << 20)
              .put("video_max_bytes", 2L << 30)
              .put("carousels", true)
              .put("spam", false)
              .put("rfc_errors", false)
              .put("rotate_refresh", true)
              .put("code_life_ms", Duration.ofMinutes(5).toMillis())
              .put("access_life_ms", Duration.ofDays(30).toMillis())
              .put("refresh_life_ms", Duration.ofDays(60).toMillis()));

  JsonObject change(JsonObject changes) {
    return knobs.change(changes);
  }

  long number(String name) {
    return knobs.number(name);
  }

  Duration millis(String name) {
    return knobs.time(name);
  }

  boolean on(String name) {
    return knobs.flag(name);
  }
}
