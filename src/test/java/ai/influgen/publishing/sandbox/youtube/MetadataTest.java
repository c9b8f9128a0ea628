package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MetadataTest extends YouTubeCase {
  @Test
  void checksTheTitle() {
    assertThat(snippet("title", "")).isEqualTo("invalidTitle");
    assertThat(snippet("title", "t".repeat(101))).isEqualTo("invalidTitle");
    assertThat(snippet("title", "a < b")).isEqualTo("invalidTitle");
    assertThat(snippet("title", "t".repeat(100))).isEqualTo("ok");
  }

  @Test
  void countsTheBytesOfTheDescription() {
    assertThat(snippet("description", "ä".repeat(2500))).isEqualTo("ok");
    assertThat(snippet("description", "ä".repeat(2501))).isEqualTo("invalidDescription");
  }

  @Test
  void countsTagsWithCommasAndQuotes() {
    JsonArray full = JsonArray.of("t".repeat(400), "u".repeat(99));

    assertThat(snippet("tags", full)).isEqualTo("ok");
    assertThat(snippet("tags", full.copy().add("v"))).isEqualTo("invalidTags");
    assertThat(snippet("tags", JsonArray.of("t t" + "t".repeat(497)))).isEqualTo("invalidTags");
  }

  @Test
  void schedulesOnlyWhatIsPrivateAndInTheFuture() {
    assertThat(status("private", "2026-12-01T09:00:00Z")).isEqualTo("ok");
    assertThat(status("public", "2026-12-01T09:00:00Z")).isEqualTo("invalidPublishAt");
    assertThat(status("private", "2020-12-01T09:00:00Z")).isEqualTo("invalidPublishAt");
    assertThat(status("private", "tomorrow")).isEqualTo("invalidPublishAt");
  }

  @Test
  void refusesWhatHasAnotherType() {
    assertThat(snippet("tags", "one")).isEqualTo("invalidVideoMetadata");
    assertThat(snippet("categoryId", "fun")).isEqualTo("invalidCategoryId");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(client.open(YouTubeClient.video("Big"), (256L << 30) + 1).status()).isEqualTo(413);
  }

  private String snippet(String name, Object value) {
    JsonObject video = YouTubeClient.video("Title");
    video.getJsonObject("snippet").put(name, value);
    return outcome(video);
  }

  private String status(String privacy, String publishAt) {
    JsonObject video = YouTubeClient.video("Title");
    video.getJsonObject("status").put("privacyStatus", privacy).put("publishAt", publishAt);
    return outcome(video);
  }

  private String outcome(JsonObject video) {
    Answer answer = client.open(video, 1000);
    return answer.status() == 200 ? "ok" : YouTubeClient.reason(answer);
  }
}
