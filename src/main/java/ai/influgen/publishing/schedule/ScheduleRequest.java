package ai.influgen.publishing.schedule;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for: one content item at one time on one or more platforms.
 *
 * @param scheduledAt an instant, or a wall time in the zone
 * @param timezone empty: the character's
 * @param settings by platform
 * @param repost although the same content is already pending there
 */
public record ScheduleRequest(
    String scheduledAt,
    Optional<String> timezone,
    List<String> platforms,
    Picked picked,
    JsonObject settings,
    boolean repost) {
  public ScheduleRequest {
    platforms = List.copyOf(platforms);
  }

  /** Ids of what was picked among what is approved, as the request has them. */
  public record Picked(Optional<String> captionId, Optional<List<String>> mediaIds) {

    /** What a body says. */
    public static Picked of(JsonObject body) {
      return new Picked(
          Optional.ofNullable(body.getString("caption_id")),
          Optional.ofNullable(body.getJsonArray("media_ids")).map(ScheduleRequest::strings));
    }
  }

  /** What a body that fits the contract says. */
  public static ScheduleRequest of(JsonObject body) {
    return new ScheduleRequest(
        body.getString("scheduled_at"),
        Optional.ofNullable(body.getString("timezone")),
        strings(body.getJsonArray("platforms")),
        Picked.of(body),
        body.getJsonObject("settings", new JsonObject()),
        body.getBoolean("repost", false));
  }

  private static List<String> strings(@Nullable JsonArray array) {
    return array == null ? List.of() : array.stream().map(String.class::cast).toList();
  }
}
