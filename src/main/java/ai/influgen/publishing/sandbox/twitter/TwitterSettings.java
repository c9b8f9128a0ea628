package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.Knobs;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/**
 * Limits, timings and switches.
 *
 * <ul>
 *   <li>{@code tier}: {@code pay_per_use}, {@code pro}, {@code basic} or {@code free} sets the
 *       limits on posts; the figures of the last two vary between sources
 *   <li>{@code limit_create}, {@code limit_append} and so on: calls per user within 15 minutes, by
 *       {@link Endpoint}
 *   <li>{@code user_limit_24h}, {@code app_limit_24h}: posts; 0 for none, and then no headers of
 *       that family
 *   <li>{@code credits}: without them the billed calls answer 402
 *   <li>{@code finalize_processing}: without it a finished upload is ready at once, and its answer
 *       has no {@code processing_info}
 *   <li>{@code append_status}: 200 with a body, as the OpenAPI document says, or 204, as X's own
 *       local simulator answers
 *   <li>{@code append_max_bytes}: beyond it an append answers 413; X documents no number, its
 *       samples send up to 4 MiB, and 5 MB have been refused
 *   <li>{@code video_max_bytes}: pages name 512 MB and 8 GB
 *   <li>{@code max_weighted_length}: 280; 25,000 for Premium
 *   <li>{@code duplicate_window_ms}, {@code duplicate_with_media}: for how long the same text is
 *       refused, and whether with media too; neither is documented
 *   <li>{@code own_replies}: whether an account may reply to itself, which a thread needs
 *   <li>{@code timeline_delay_ms}: how long a post stays away from the timeline
 *   <li>{@code escaped_text}: whether {@code & < >} come back as HTML entities
 * </ul>
 */
final class TwitterSettings {
  private static final Map<String, Tier> NAME_TO_TIER =
      Map.of(
          "pay_per_use", new Tier(100, 0, 10_000),
          "pro", new Tier(100, 0, 10_000),
          "basic", new Tier(100, 100, 1_667),
          "free", new Tier(100, 17, 17));

  private final Knobs knobs = new Knobs(usual());

  private record Tier(long create, long userDay, long appDay) {}

  private static JsonObject usual() {
    JsonObject usual =
        new JsonObject()
            .put("tier", "pay_per_use")
            .put("user_limit_24h", 0)
            .put("app_limit_24h", 10_000)
            .put("credits", true)
            .put("code_life_ms", 30_000)
            .put("access_life_ms", 7_200_000)
            .put("refresh_life_ms", Duration.ofDays(182).toMillis())
            .put("processing_ms", 1_500)
            .put("finalize_processing", true)
            .put("append_status", 200)
            .put("append_max_bytes", 4L << 20)
            .put("video_max_bytes", 512L << 20)
            .put("max_weighted_length", 280)
            .put("duplicate_window_ms", Duration.ofHours(24).toMillis())
            .put("duplicate_with_media", false)
            .put("own_replies", true)
            .put("timeline_delay_ms", 0)
            .put("escaped_text", true);
    for (Endpoint endpoint : Endpoint.values()) {
      usual.put(endpoint.setting(), endpoint.usualLimit());
    }
    return usual;
  }

  JsonObject change(JsonObject changes) {
    JsonObject all = new JsonObject();
    Tier tier = NAME_TO_TIER.get(changes.getString("tier", ""));
    if (tier != null) {
      all.put(Endpoint.CREATE.setting(), tier.create())
          .put("user_limit_24h", tier.userDay())
          .put("app_limit_24h", tier.appDay());
    }
    return knobs.change(all.mergeIn(changes));
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
