package ai.influgen.publishing.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MediaTest extends TwitterCase {
  private static final String INVALID = "Your media IDs are invalid.";

  @Test
  void takesAPhotoInOneGo() {
    byte[] photo = MediaHost.jpeg(120, 80);
    JsonObject data = client.upload(photo, "tweet_image").json().getJsonObject("data");

    assertThat(data.getLong("size")).isEqualTo(photo.length);
    assertThat(data.getLong("expires_after_secs")).isEqualTo(86_400);
    assertThat(data.getJsonObject("image").encode())
        .isEqualTo("{\"image_type\":\"image/jpeg\",\"w\":120,\"h\":80}");
    assertThat(data.containsKey("processing_info")).isFalse();
  }

  @Test
  void takesAPhotoInJson() {
    JsonObject body =
        new JsonObject()
            .put("media_category", "tweet_image")
            .put("media", Base64.getEncoder().encodeToString(MediaHost.png(64, 64)));

    assertThat(TwitterClient.id(client.post("/media/upload", body))).isNotEmpty();
    assertThat(client.post("/media/upload", body.copy().put("media", "")).status()).isEqualTo(400);
  }

  @Test
  void refusesAFileThatIsNoImageOrTooLarge() {
    byte[] large = Arrays.copyOf(MediaHost.jpeg(64, 64), (5 << 20) + 1);

    assertThat(client.upload(new byte[100], "tweet_image").status()).isEqualTo(400);
    assertThat(client.upload(large, "tweet_image").status()).isEqualTo(400);
    assertThat(client.upload(MediaHost.jpeg(64, 64), "").status()).isEqualTo(400);
  }

  @Test
  void publishesPhotosWithTheirAltText() {
    String first = client.photo(MediaHost.jpeg(64, 64));
    String second = client.photo(MediaHost.png(64, 64));
    assertThat(describe(first, "Two red shoes").status()).isEqualTo(200);
    client.tweeted("Both", first, second);

    JsonObject entry = sandbox.ledger().getFirst();
    assertThat(entry.getString("kind")).isEqualTo("photo");
    assertThat(entry.getJsonArray("media")).hasSize(2);
    assertThat(entry.getJsonObject("details").encode())
        .isEqualTo("{\"alt_texts\":[\"Two red shoes\",\"\"]}");
    assertThat(sandbox.get("/feed/twitter/mila_demo").text()).contains("Two red shoes");
    assertThat(describe(first, "a".repeat(1001)).status()).isEqualTo(400);
  }

  @Test
  void takesAVideoInSegmentsWhichMayComeAgain() {
    byte[] video = MediaHost.mp4(300_000);
    String media = TwitterClient.id(client.initialize(video.length));
    client.append(media, 1, Arrays.copyOfRange(video, 100_000, 300_000));
    client.append(media, 0, new byte[5]);
    Answer appended = client.append(media, 0, Arrays.copyOf(video, 100_000));
    JsonObject done = client.complete(media).json().getJsonObject("data");

    assertThat(appended.json().getJsonObject("data").getLong("expires_at")).isPositive();
    assertThat(done.getJsonObject("processing_info").getString("state")).isEqualTo("pending");
    assertThat(client.tweet("Too early", media).text()).contains(INVALID);
    sandbox.clock().pass(Duration.ofMillis(750));
    assertThat(info(media).getString("state")).isEqualTo("in_progress");
    assertThat(info(media).getInteger("check_after_secs")).isEqualTo(1);
    sandbox.clock().pass(Duration.ofMillis(750));
    assertThat(info(media).getString("state")).isEqualTo("succeeded");
    assertThat(client.tweet("In time", media).status()).isEqualTo(201);
    assertThat(sandbox.ledger().getFirst().getString("kind")).isEqualTo("video");
  }

  @Test
  void missesBytesAtTheEnd() {
    String media = TwitterClient.id(client.initialize(1000));
    client.append(media, 0, MediaHost.mp4(999));

    assertThat(client.complete(media).text())
        .contains("Segments do not add up to provided total file size.");
  }

  @Test
  void findsOutLaterThatAVideoIsNone() {
    String media = client.video(new byte[2000]);
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(info(media).getString("state")).isEqualTo("failed");
    assertThat(info(media).getJsonObject("error").getString("name")).isEqualTo("InvalidMedia");
    assertThat(client.tweet("No", media).status()).isEqualTo(400);
  }

  @Test
  void answersAppendsAsItIsTold() {
    sandbox.settings(
        "twitter", new JsonObject().put("append_status", 204).put("append_max_bytes", 1000));
    String media = TwitterClient.id(client.initialize(2000));

    assertThat(client.append(media, 0, new byte[1000]).status()).isEqualTo(204);
    Answer large = client.append(media, 1, new byte[1001]);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text()).isEmpty();
    assertThat(client.append(media, 1000, new byte[1]).status()).isEqualTo(400);
  }

  @Test
  void isReadyAtOnceWhenToldTo() {
    sandbox.settings("twitter", new JsonObject().put("finalize_processing", false));
    String media = client.video(MediaHost.mp4(2000));

    assertThat(client.status(media).containsKey("processing_info")).isFalse();
    assertThat(client.tweet("At once", media).status()).isEqualTo(201);
  }

  @Test
  void refusesMediaThatDoNotGoTogether() {
    String photo = client.photo(MediaHost.jpeg(64, 64));
    String video = client.video(MediaHost.mp4(2000));
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(client.tweet("Mixed", photo, video).text()).contains(INVALID);
    assertThat(client.tweet("Two", video, video).text()).contains(INVALID);
    assertThat(client.tweet("Five", photo, photo, photo, photo, photo).status()).isEqualTo(400);
    assertThat(client.tweet("Other", "123").text()).contains(INVALID);
  }

  @Test
  void forgetsMediaAfterADay() {
    String photo = client.photo(MediaHost.jpeg(64, 64));
    sandbox.clock().pass(Duration.ofHours(24));

    TwitterClient later = TwitterClient.connected(sandbox);
    assertThat(later.tweet("Late", photo).text()).contains(INVALID);
  }

  @Test
  void goesOnWithAnUploadAfterARestart() {
    byte[] video = MediaHost.mp4(2000);
    String media = TwitterClient.id(client.initialize(video.length));
    client.append(media, 0, Arrays.copyOf(video, 1500));
    sandbox.restart();

    client.append(media, 1, Arrays.copyOfRange(video, 1500, 2000));
    assertThat(client.complete(media).status()).isEqualTo(200);
    sandbox.clock().pass(Duration.ofSeconds(2));
    sandbox.restart();
    assertThat(client.tweet("Still there", media).status()).isEqualTo(201);
  }

  private Answer describe(String media, String text) {
    return client.post(
        "/media/metadata",
        new JsonObject()
            .put("id", media)
            .put("metadata", new JsonObject().put("alt_text", new JsonObject().put("text", text))));
  }

  private JsonObject info(String media) {
    return client.status(media).getJsonObject("processing_info");
  }
}
