package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest extends TikTokCase {
  @Test
  void isProcessingForItsTime() {
    set("processing_ms", 60_000);
    String id = uploaded("Later");

    sandbox.clock().pass(Duration.ofSeconds(50));
    assertThat(client.status(id).getString("status")).isEqualTo("PROCESSING_UPLOAD");
    assertThat(sandbox.ledger()).isEmpty();
    sandbox.clock().pass(Duration.ofSeconds(10));
    assertThat(client.ended(id).getString("status")).isEqualTo("PUBLISH_COMPLETE");
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void completesWithoutAnybodyAsking() {
    set("processing_ms", 20);
    uploaded("By itself");

    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (sandbox.ledger().isEmpty() && System.nanoTime() < deadline) {
      sandbox.clock().pass(Duration.ofMillis(10));
    }
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void tellsThePostIdLater() {
    set("post_id_delay_ms", 30_000);
    String id = uploaded("Moderated");

    JsonObject complete = client.ended(id);
    assertThat(complete.getString("status")).isEqualTo("PUBLISH_COMPLETE");
    assertThat(complete.getJsonArray("publicaly_available_post_id")).isEmpty();
    assertThat(videos()).isEmpty();
    sandbox.clock().pass(Duration.ofSeconds(30));
    assertThat(client.status(id).getJsonArray("publicaly_available_post_id")).hasSize(1);
    assertThat(videos()).hasSize(1);
  }

  @Test
  void tellsNoIdOfAPostForTheCreatorOnly() {
    byte[] film = film();
    JsonObject source = new JsonObject().put("source", "PULL_FROM_URL");
    Answer begun =
        client.init(
            new JsonObject().put("title", "Mine").put("privacy_level", "SELF_ONLY"),
            source.put("video_url", host.serving(film)));

    JsonObject ended = client.ended(TikTokClient.data(begun).getString("publish_id"));

    assertThat(ended.getJsonArray("publicaly_available_post_id")).isEmpty();
    assertThat(videos()).isEmpty();
    assertThat(sandbox.ledger().getFirst().getJsonObject("details").getString("privacy_level"))
        .isEqualTo("SELF_ONLY");
  }

  @Test
  void failsWithTheReasonThatIsSet() {
    set("fail_reason", "spam_risk_text");

    JsonObject failed = client.ended(uploaded("Spam"));

    assertThat(failed.getString("status")).isEqualTo("FAILED");
    assertThat(failed.getString("fail_reason")).isEqualTo("spam_risk_text");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void cancelsWhatIsNotOutYet() {
    set("processing_ms", 60_000);
    String id = uploaded("Never mind");

    assertThat(TikTokClient.code(client.cancel(id))).isEqualTo("ok");
    sandbox.clock().pass(Duration.ofSeconds(60));
    assertThat(client.status(id).getString("fail_reason")).isEqualTo("publish_cancelled");
    assertThat(TikTokClient.code(client.cancel(id))).isEqualTo("publish_not_cancellable");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void answersItsOwnerOnly() {
    String id = uploaded("Mine");
    TikTokClient other = TikTokClient.connected(sandbox, "nova.studio");

    assertThat(TikTokClient.code(other.statusAnswer(id)))
        .isEqualTo("token_not_authorized_for_specified_publish_id");
    assertThat(TikTokClient.code(client.statusAnswer("v_pub_file~v2-1.1")))
        .isEqualTo("invalid_publish_id");
  }

  @Test
  void listsPublicPostsWithTheNewestFirst() {
    for (String caption : List.of("One", "Two", "Three " + "x".repeat(200))) {
      client.ended(uploaded(caption));
      sandbox.clock().pass(Duration.ofSeconds(1));
    }

    JsonObject page = TikTokClient.data(client.list(new JsonObject().put("max_count", 2)));
    JsonObject next =
        TikTokClient.data(client.list(new JsonObject().put("cursor", page.getLong("cursor"))));

    assertThat(page.getBoolean("has_more")).isTrue();
    assertThat(page.getJsonArray("videos").getJsonObject(0).getString("video_description"))
        .hasSize(150)
        .startsWith("Three");
    assertThat(next.getJsonArray("videos"))
        .extracting(video -> ((JsonObject) video).getString("title"))
        .containsExactly("One");
    assertThat(client.list(new JsonObject().put("max_count", 21)).status()).isEqualTo(400);
  }

  private JsonArray videos() {
    return TikTokClient.data(client.list(new JsonObject())).getJsonArray("videos");
  }

  private String uploaded(String caption) {
    byte[] film = film();
    JsonObject begun = client.begun(caption, film);
    assertThat(client.chunk(begun.getString("upload_url"), film, 0, film.length).status())
        .isEqualTo(201);
    return begun.getString("publish_id");
  }
}
