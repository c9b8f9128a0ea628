package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the schedule's queries as what they mean. */
final class PostRows {
  private PostRows() {}

  static ScheduledPost post(Row row) {
    PostStatus status = PostStatus.ofWire(row.getString("status"));
    Hold held = mapped(row.getString("held"), Hold::ofWire);
    boolean unsettled = row.getBoolean("unsettled");
    return new ScheduledPost(
        row.getUUID("id"),
        row.getUUID("workspace_id"),
        row.getUUID("content_id"),
        row.getUUID("character_id"),
        new PlatformName(row.getString("platform")),
        row.getUUID("connection_id"),
        status,
        status == PostStatus.PENDING ? Phase.of(held, unsettled, whereabouts(row)) : null,
        held,
        row.getOffsetDateTime("scheduled_at").toInstant(),
        row.getString("timezone"),
        choice(row),
        row.getString("approval_hash"),
        tries(row),
        result(row),
        new ScheduledPost.Doubt(
            unsettled, row.getBoolean("needs_confirmation"), row.getJsonObject("evidence")),
        row.getBoolean("repost"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        instant(row, "ended_at"));
  }

  static Standing standing(Row row) {
    return new Standing(
        post(row),
        row.getString("content_hash"),
        Connections.State.valueOf(row.getString("connection_state").toUpperCase(Locale.ROOT)),
        row.getBoolean("paused"),
        row.getString("account"));
  }

  static Attempt attempt(Row row) {
    return new Attempt(
        row.getUUID("id"),
        row.getUUID("post_id"),
        row.getInteger("number"),
        row.getString("kind"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "intent_at"),
        row.getOffsetDateTime("ended_at").toInstant(),
        row.getString("outcome"),
        row.getString("error_code"),
        row.getString("error_message"),
        row.getString("remote_post_id"),
        instant(row, "next_attempt_at"));
  }

  private static Phase.Whereabouts whereabouts(Row row) {
    return new Phase.Whereabouts(
        row.getString("due_kind"),
        row.getString("inflight_kind"),
        "sending".equals(row.getString("inflight_state")));
  }

  private static Choice choice(Row row) {
    UUID[] mediaIds = row.getArrayOfUUIDs("media_ids");
    return new Choice(
        row.getUUID("caption_id"),
        mediaIds == null ? null : List.of(mediaIds),
        row.getJsonObject("settings"));
  }

  private static ScheduledPost.Tries tries(Row row) {
    return new ScheduledPost.Tries(
        row.getInteger("attempts"),
        mapped(row.getString("error_code"), ErrorCode::ofWire),
        row.getString("error_message"),
        row.getBoolean("retryable"),
        instant(row, "next_attempt_at"));
  }

  private static ScheduledPost.Result result(Row row) {
    JsonArray urls = row.getJsonArray("media_urls");
    return new ScheduledPost.Result(
        row.getString("remote_post_id"),
        row.getString("permalink"),
        urls.stream().map(String.class::cast).toList(),
        instant(row, "published_at"),
        row.getLong("lateness_ms"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    return mapped(row.getOffsetDateTime(column), OffsetDateTime::toInstant);
  }

  private static <T, R> @Nullable R mapped(@Nullable T value, Function<T, R> mapper) {
    return value == null ? null : mapper.apply(value);
  }
}
