package ai.influgen.publishing.schedule;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scheduled post as the contract shows it. */
public final class PostJson {
  private PostJson() {}

  /** The post alone. */
  public static JsonObject of(ScheduledPost post) {
    JsonObject json =
        new JsonObject()
            .put("id", IdKind.SCHEDULED_POST.show(post.id()))
            .put("content_id", IdKind.CONTENT.show(post.contentId()))
            .put("character_id", IdKind.CHARACTER.show(post.characterId()))
            .put("platform", post.platform().value())
            .put("connection_id", IdKind.CONNECTION.show(post.connectionId()))
            .put("status", post.status().wire())
            .put("phase", post.phase() == null ? null : post.phase().wire())
            .put("held", post.held() == null ? null : post.held().wire())
            .put("scheduled_at", text(post.scheduledAt()))
            .put("timezone", post.timezone());
    put(json, post.choice());
    put(json, post.tries());
    put(json, post.result());
    return json.put("needs_confirmation", post.doubt().needsConfirmation())
        .put("evidence", post.doubt().evidence())
        .put("repost", post.repost())
        .put("created_at", text(post.createdAt()))
        .put("updated_at", text(post.updatedAt()));
  }

  /** The post with what was found when it was adapted to its platform. */
  public static JsonObject withWarnings(ScheduledPost post, List<String> warnings) {
    return of(post).put("warnings", new JsonArray(warnings));
  }

  /** The post with its attempts. */
  public static JsonObject withLog(ScheduledPost post, List<Attempt> attempts) {
    return of(post)
        .put("attempt_log", new JsonArray(attempts.stream().map(PostJson::attempt).toList()));
  }

  private static void put(JsonObject json, Choice choice) {
    List<UUID> media = choice.mediaIds();
    json.put(
            "caption_id",
            choice.captionId() == null ? null : IdKind.CAPTION.show(choice.captionId()))
        .put(
            "media_ids",
            media == null ? null : new JsonArray(media.stream().map(IdKind.MEDIA::show).toList()))
        .put("settings", choice.settings());
  }

  private static void put(JsonObject json, ScheduledPost.Tries tries) {
    json.put("attempts", tries.count())
        .put("error_code", tries.error() == null ? null : tries.error().wire())
        .put("error_message", tries.message())
        .put("retryable", tries.retryable())
        .put("next_attempt_at", text(tries.nextAt()));
  }

  private static void put(JsonObject json, ScheduledPost.Result result) {
    json.put("remote_post_id", result.remotePostId())
        .put("permalink", result.permalink())
        .put("published_at", text(result.publishedAt()))
        .put("lateness_ms", result.latenessMs());
  }

  private static JsonObject attempt(Attempt attempt) {
    return new JsonObject()
        .put("id", IdKind.ATTEMPT.show(attempt.id()))
        .put("number", attempt.number())
        .put("kind", attempt.kind())
        .put("started_at", text(attempt.startedAt()))
        .put("intent_at", text(attempt.intentAt()))
        .put("ended_at", text(attempt.endedAt()))
        .put("outcome", attempt.outcome())
        .put("error_code", attempt.errorCode())
        .put("error_message", attempt.errorMessage())
        .put("remote_post_id", attempt.remotePostId())
        .put("next_attempt_at", text(attempt.nextAttemptAt()));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
