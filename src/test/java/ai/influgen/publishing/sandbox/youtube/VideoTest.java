package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VideoTest extends YouTubeCase {
  private static final String UPLOADS = "UUmilademo00000000000001";

  @Test
  void isProcessedAfterAWhile() {
    String id = client.uploaded("Soon", film());

    JsonObject early = client.video(id, "status,processingDetails");
    sandbox.clock().pass(Duration.ofSeconds(2));
    JsonObject late = client.video(id, "status,processingDetails,fileDetails");

    assertThat(early.getJsonObject("status").getString("uploadStatus")).isEqualTo("uploaded");
    assertThat(early.getJsonObject("processingDetails").getString("processingStatus"))
        .isEqualTo("processing");
    assertThat(late.getJsonObject("status").getString("uploadStatus")).isEqualTo("processed");
    assertThat(late.getJsonObject("fileDetails").getString("fileSize"))
        .isEqualTo(Integer.toString(film().length));
  }

  @Test
  void failsWithTheReasonThatIsSet() {
    set("failure_reason", "codec");
    String id = client.uploaded("Broken", film());
    sandbox.clock().pass(Duration.ofSeconds(2));

    JsonObject video = client.video(id, "status,processingDetails");

    assertThat(video.getJsonObject("status").getString("uploadStatus")).isEqualTo("failed");
    assertThat(video.getJsonObject("status").getString("failureReason")).isEqualTo("codec");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void isRejectedWithTheReasonThatIsSet() {
    set("rejection_reason", "duplicate");
    String id = client.uploaded("Twice", film());
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(client.video(id, "status").getJsonObject("status").getString("rejectionReason"))
        .isEqualTo("duplicate");
    assertThat(sandbox.get("/feed/youtube/mila.demo").text()).doesNotContain("Twice");
  }

  @Test
  void failsAFileThatIsNoVideo() {
    String id = client.uploaded("Text", new byte[1000]);
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(client.video(id, "status").getJsonObject("status").getString("failureReason"))
        .isEqualTo("invalidFile");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void listsUploadsWithTheNewestFirst() {
    client.uploaded("One", film());
    client.uploaded("Two", film());

    JsonObject first = playlist("&maxResults=1").json();
    JsonObject second =
        playlist("&maxResults=1&pageToken=" + first.getString("nextPageToken")).json();

    assertThat(title(first)).isEqualTo("Two");
    assertThat(title(second)).isEqualTo("One");
    assertThat(second.containsKey("nextPageToken")).isFalse();
    assertThat(playlist("&maxResults=51").status()).isEqualTo(400);
    assertThat(client.get("playlistItems?part=id&playlistId=UUnone").status()).isEqualTo(404);
  }

  @Test
  void showsPrivateVideosToTheirOwnerOnly() {
    JsonObject video = YouTubeClient.video("Secret");
    video.getJsonObject("status").put("privacyStatus", "private");
    String session =
        client.open(video, film().length).response().headers().firstValue("Location").orElseThrow();
    String id = client.put(session, film()).json().getString("id");
    YouTubeClient other = YouTubeClient.connected(sandbox, "nova.studio");

    assertThat(client.get("videos?part=id&id=" + id).json().getJsonArray("items")).hasSize(1);
    assertThat(other.get("videos?part=id&id=" + id).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void setsAThumbnailAndShowsIt() {
    String id = client.uploaded("With image", film());

    Answer set = client.thumbnail(id, MediaHost.jpeg(1280, 720));

    assertThat(set.status()).isEqualTo(200);
    String address =
        set.json().getJsonArray("items").getJsonObject(0).getJsonObject("default").getString("url");
    assertThat(sandbox.get(address).status()).isEqualTo(200);
    assertThat(sandbox.get("/feed/youtube/mila.demo").text())
        .contains(address.substring(sandbox.url().length()));
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void refusesThumbnailsThatDoNotFit() {
    String id = client.uploaded("No image", film());
    set("largest_thumbnail", 100);
    assertThat(YouTubeClient.reason(client.thumbnail(id, MediaHost.jpeg(1280, 720))))
        .isEqualTo("failedPrecondition");
    set("largest_thumbnail", 1_000_000);
    assertThat(YouTubeClient.reason(client.thumbnail(id, new byte[100]))).isEqualTo("invalidImage");
    assertThat(client.thumbnail("nothing", new byte[100]).status()).isEqualTo(404);
    set("channel_verified", false);
    assertThat(client.thumbnail(id, MediaHost.jpeg(1280, 720)).status()).isEqualTo(403);
  }

  private Answer playlist(String more) {
    return client.get("playlistItems?part=snippet,contentDetails&playlistId=" + UPLOADS + more);
  }

  private static String title(JsonObject page) {
    return page.getJsonArray("items").getJsonObject(0).getJsonObject("snippet").getString("title");
  }
}
