package ai.influgen.publishing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostJsonTest {
  private static final Instant AT = Instant.parse("2026-03-23T14:30:00Z");
  // every key that the contract requires of a ScheduledPost
  private static final List<String> REQUIRED =
      List.of(
          "id",
          "content_id",
          "character_id",
          "platform",
          "connection_id",
          "status",
          "phase",
          "scheduled_at",
          "timezone",
          "attempts",
          "error_code",
          "error_message",
          "retryable",
          "next_attempt_at",
          "remote_post_id",
          "permalink",
          "needs_confirmation");

  @Test
  void showsEveryRequiredKeyEvenWithoutAValue() {
    JsonObject json = PostJson.of(Posts.pending(IdKind.next(), AT));

    assertThat(json.fieldNames()).containsAll(REQUIRED);
    assertThat(json.getString("id")).matches(IdKind.SHAPE).startsWith("sch_");
    assertThat(json.getString("status")).isEqualTo("pending");
    assertThat(json.getString("phase")).isEqualTo("waiting");
    assertThat(json.getString("scheduled_at")).isEqualTo("2026-03-23T14:30:00Z");
    assertThat(json.getValue("next_attempt_at")).isNull();
    assertThat(json.fieldNames()).doesNotContain("warnings", "attempt_log", "workspace_id");
  }

  @Test
  void showsNoPhaseOnceItHasEnded() {
    JsonObject json = PostJson.of(Posts.post(IdKind.next(), PostStatus.PUBLISHED, AT, null));

    assertThat(json.containsKey("phase")).isTrue();
    assertThat(json.getValue("phase")).isNull();
  }

  @Test
  void showsTheLogAndTheWarningsWhereTheyAreAskedFor() {
    ScheduledPost post = Posts.pending(IdKind.next(), AT);
    Attempt attempt =
        new Attempt(
            IdKind.next(),
            post.id(),
            1,
            "commit",
            AT,
            AT,
            AT.plusMillis(1500),
            "published",
            null,
            null,
            "17",
            null);

    JsonObject logged =
        PostJson.withLog(post, List.of(attempt)).getJsonArray("attempt_log").getJsonObject(0);
    assertThat(logged.getString("id")).startsWith("att_");
    assertThat(logged.getString("ended_at")).isEqualTo("2026-03-23T14:30:01.500Z");
    assertThat(PostJson.withWarnings(post, List.of("shortened")).getJsonArray("warnings"))
        .containsExactly("shortened");
  }
}
