package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a person wants changed of a post; what is empty stays.
 *
 * @param timezone the zone of the new time; alone: the zone in which the time is shown
 * @param settings replace the post's own
 */
public record PostChange(
    Optional<String> scheduledAt,
    Optional<String> timezone,
    ScheduleRequest.Picked picked,
    Optional<JsonObject> settings,
    boolean cancel) {

  /**
   * What a body that fits the contract says.
   *
   * @throws Problem 400 if it cancels and changes at once
   */
  public static PostChange of(JsonObject body) {
    boolean cancel = body.containsKey("status");
    if (cancel && body.size() > 1) {
      throw Problem.invalid("/status", "Cancel the post or change it, not both at once.");
    }
    return new PostChange(
        Optional.ofNullable(body.getString("scheduled_at")),
        Optional.ofNullable(body.getString("timezone")),
        ScheduleRequest.Picked.of(body),
        Optional.ofNullable(body.getJsonObject("settings")),
        cancel);
  }

  boolean touchesChoice() {
    return picked.captionId().isPresent() || picked.mediaIds().isPresent() || settings.isPresent();
  }
}
