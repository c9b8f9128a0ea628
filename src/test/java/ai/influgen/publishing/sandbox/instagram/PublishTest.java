package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishTest extends SandboxCase {
  private InstagramClient client;

  @BeforeEach
  void connect() {
    client = InstagramClient.connected(sandbox);
  }

  @Test
  void putsAPublishIntoTheLedger() throws Exception {
    byte[] photo = MediaHost.jpeg(100, 100);
    String id = publish(client.readyImage(host.serving(photo), "Grüße"));

    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
    assertThat(sandbox.ledger())
        .containsExactly(
            new JsonObject()
                .put("seq", 1)
                .put("platform", "instagram")
                .put("account", "mila.demo")
                .put("remote_post_id", id)
                .put("kind", "image")
                .put("text", "Grüße")
                .put("media", new JsonArray().add(sha256))
                .put("accepted_at", "2026-10-01T12:00:01Z"));
  }

  @Test
  void answersTheLedgerFromANumberOn() {
    publish(client.readyImage(photo(), "One"));
    publish(client.readyImage(photo(), "Two"));

    JsonArray later =
        sandbox.get("/sandbox/ledger?platform=instagram&after=1").json().getJsonArray("entries");

    assertThat(later).hasSize(1);
    assertThat(later.getJsonObject(0).getString("text")).isEqualTo("Two");
    assertThat(sandbox.get("/sandbox/ledger?platform=pinterest").json().getJsonArray("entries"))
        .isEmpty();
    assertThat(sandbox.get("/sandbox/ledger?after=x").status()).isEqualTo(400);
  }

  @Test
  void showsASecondPublishOfAContainerTwice() {
    String container = client.readyImage(photo(), "Once?");

    String first = publish(container);
    String second = publish(container);

    assertThat(second).isNotEqualTo(first);
    assertThat(sandbox.ledger()).hasSize(2);
    assertThat(client.status(container).getString("status_code")).isEqualTo("PUBLISHED");
  }

  @Test
  void refusesWhatIsNotReadyOrNotThere() {
    String container = client.createImage(photo(), "Soon").json().getString("id");

    assertThat(client.publish(container).error()).isEqualTo("9007/2207027");
    assertThat(client.publish("17900000000009999").error()).isEqualTo("24/2207008");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void refusesBeyondTheQuotaUntilTheWindowHasMoved() {
    sandbox.post(
        "/sandbox/settings", new JsonObject().put("platform", "instagram").put("quota_total", 1));
    publish(client.readyImage(photo(), "One"));
    String next = client.readyImage(photo(), "Two");

    assertThat(limit())
        .isEqualTo("{\"quota_usage\":1,\"config\":{\"quota_total\":1,\"quota_duration\":86400}}");
    assertThat(client.publish(next).error()).isEqualTo("9/2207042");
    sandbox.clock().pass(Duration.ofHours(24).minusSeconds(1));
    assertThat(client.publish(client.readyImage(photo(), "Two")).status()).isEqualTo(200);
  }

  @Test
  void readsAPostBack() {
    String id = publish(client.readyImage(photo(), "Read me"));

    JsonObject post =
        client
            .read(
                "/"
                    + id
                    + "?fields=id,permalink,timestamp,caption,media_type,media_product_type,shortcode,username")
            .json();

    assertThat(post.getString("caption")).isEqualTo("Read me");
    assertThat(post.getString("media_type")).isEqualTo("IMAGE");
    assertThat(post.getString("media_product_type")).isEqualTo("FEED");
    assertThat(post.getString("timestamp")).isEqualTo("2026-10-01T12:00:01+0000");
    assertThat(post.getString("permalink"))
        .isEqualTo(sandbox.url() + "/feed/instagram/mila.demo#p-" + post.getString("shortcode"));
  }

  @Test
  void publishesACarouselAsOne() {
    List<String> children = List.of(client.readyItem(photo()), client.readyItem(photo()));
    String parent = client.createCarousel(children, "Both").json().getString("id");
    sandbox.clock().pass(Duration.ofSeconds(1));

    String id = publish(parent);

    JsonObject post = client.read("/" + id + "?fields=media_type,children{id,media_type}").json();
    assertThat(post.getString("media_type")).isEqualTo("CAROUSEL_ALBUM");
    assertThat(post.getJsonObject("children").getJsonArray("data")).hasSize(2);
    assertThat(sandbox.ledger().getFirst().getString("kind")).isEqualTo("carousel");
    assertThat(sandbox.ledger().getFirst().getJsonArray("media")).hasSize(2);
  }

  @Test
  void publishesAReelAndAStory() {
    String reel =
        container(
            new JsonObject()
                .put("media_type", "REELS")
                .put("caption", "Moves")
                .put("video_url", host.serving(MediaHost.mp4(900))));
    client.processed(reel);
    String story =
        container(new JsonObject().put("media_type", "STORIES").put("image_url", photo()));
    sandbox.clock().pass(Duration.ofSeconds(1));

    String reelId = publish(reel);
    String storyId = publish(story);

    assertThat(client.read("/" + reelId + "?fields=media_type,media_product_type").text())
        .contains("\"VIDEO\"", "\"REELS\"");
    assertThat(ids("/media")).containsExactly(reelId);
    assertThat(ids("/stories")).containsExactly(storyId);
    assertThat(sandbox.ledger())
        .extracting(entry -> entry.getString("kind"))
        .containsExactly("reel", "story");
    sandbox.clock().pass(Duration.ofHours(25));
    assertThat(ids("/stories")).isEmpty();
  }

  @Test
  void listsTheNewestFirstWithinATimeWindow() {
    String first = publish(client.readyImage(photo(), "1"));
    sandbox.clock().pass(Duration.ofMinutes(10));
    long between = sandbox.clock().instant().getEpochSecond();
    String second = publish(client.readyImage(photo(), "2"));

    assertThat(ids("/media")).containsExactly(second, first);
    assertThat(ids("/media?since=" + between)).containsExactly(second);
    assertThat(ids("/media?until=" + between)).containsExactly(first);
    JsonObject page = client.read("/" + InstagramClient.MILA + "/media?limit=1").json();
    JsonObject next = sandbox.get(page.getJsonObject("paging").getString("next")).json();
    assertThat(next.getJsonArray("data").getJsonObject(0).getString("id")).isEqualTo(first);
  }

  private String container(JsonObject parameters) {
    return client.create(parameters).json().getString("id");
  }

  private String publish(String container) {
    return client.publish(container).json().getString("id");
  }

  private String limit() {
    return client
        .read("/" + InstagramClient.MILA + "/content_publishing_limit?fields=quota_usage,config")
        .json()
        .getJsonArray("data")
        .getJsonObject(0)
        .encode();
  }

  private List<String> ids(String edge) {
    return client.read("/" + InstagramClient.MILA + edge).json().getJsonArray("data").stream()
        .map(post -> ((JsonObject) post).getString("id"))
        .toList();
  }
}
