package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerTest extends SandboxCase {
  private InstagramClient client;

  @BeforeEach
  void connect() {
    client = InstagramClient.connected(sandbox);
  }

  @Test
  void isInProgressBeforeItIsFinished() {
    String id = client.createImage(photo(), "Hi").json().getString("id");

    assertThat(client.status(id).getString("status_code")).isEqualTo("IN_PROGRESS");
    sandbox.clock().pass(Duration.ofMillis(300));
    assertThat(client.status(id).getString("status_code")).isEqualTo("FINISHED");
  }

  @Test
  void expiresAfterADay() {
    String id = client.readyImage(photo(), "Hi");
    sandbox.clock().pass(Duration.ofHours(24));

    assertThat(client.status(id).getString("status_code")).isEqualTo("EXPIRED");
    assertThat(client.publish(id).error()).isEqualTo("-2/2207020");
  }

  @Test
  void refusesImagesThatThePlatformRefuses() {
    byte[] large = new byte[(8 << 20) + 1];
    byte[] jpeg = MediaHost.jpeg(64, 64);
    System.arraycopy(jpeg, 0, large, 0, jpeg.length);

    assertThat(image(MediaHost.png(64, 64)).error()).isEqualTo("36001/2207005");
    assertThat(image(large).error()).isEqualTo("36000/2207004");
    assertThat(image(MediaHost.jpeg(200, 100)).error()).isEqualTo("36003/2207009");
    assertThat(image(MediaHost.jpeg(90, 160)).error()).isEqualTo("36003/2207009");
    assertThat(image(MediaHost.jpeg(191, 100)).status()).isEqualTo(200);
    assertThat(image(MediaHost.jpeg(80, 100)).status()).isEqualTo(200);
  }

  @Test
  void takesAStoryOfAnyRatio() {
    JsonObject story =
        new JsonObject()
            .put("media_type", "STORIES")
            .put("image_url", host.serving(MediaHost.jpeg(90, 160)));

    assertThat(client.create(story).status()).isEqualTo(200);
  }

  @Test
  void tellsMediaItCannotFetchFromMediaThatIsSlow() {
    sandbox.post(
        "/sandbox/settings",
        new JsonObject().put("platform", "instagram").put("fetch_timeout_ms", 200));

    assertThat(client.createImage(host.missing(), "").error()).isEqualTo("9004/2207052");
    assertThat(client.createImage(host.redirecting(), "").error()).isEqualTo("9004/2207052");
    assertThat(client.createImage("http://localhost:1/x.jpg", "").error())
        .isEqualTo("9004/2207052");
    assertThat(client.createImage("not a url", "").error()).isEqualTo("9004/2207052");
    assertThat(client.createImage(host.hanging(), "").error()).isEqualTo("-2/2207003");
  }

  @Test
  void refusesTextBeyondTheLimits() {
    assertThat(client.createImage(photo(), "a".repeat(2201)).error()).isEqualTo("36004/2207010");
    assertThat(client.createImage(photo(), "#tag ".repeat(31)).error()).isEqualTo("100/2207040");
    assertThat(client.createImage(photo(), "@you ".repeat(21)).error()).isEqualTo("100/2207040");
    assertThat(client.createImage(photo(), "#tag ".repeat(30) + "@you ".repeat(20)).status())
        .isEqualTo(200);
  }

  @Test
  void refusesParametersThatDoNotFit() {
    assertThat(client.create(new JsonObject()).error()).isEqualTo("100/0");
    assertThat(client.create(new JsonObject().put("media_type", "POEM")).error())
        .isEqualTo("100/2207023");
    assertThat(client.createCarousel(List.of("1"), "").error()).isEqualTo("100/2207028");
    assertThat(client.createCarousel(List.of("1", "2"), "").error()).isEqualTo("24/2207006");
  }

  @Test
  void makesACarouselOnlyOfItemsThatAreReady() {
    String first = client.readyItem(photo());
    String second =
        client
            .create(new JsonObject().put("image_url", photo()).put("is_carousel_item", "true"))
            .json()
            .getString("id");

    Answer tooEarly = client.createCarousel(List.of(first, second), "Two");
    sandbox.clock().pass(Duration.ofSeconds(1));
    Answer inTime = client.createCarousel(List.of(first, second), "Two");

    assertThat(tooEarly.error()).isEqualTo("9007/2207027");
    assertThat(inTime.status()).isEqualTo(200);
    assertThat(client.publish(first).error()).isEqualTo("100/0");
  }

  @Test
  void finishesAReelOnceItIsFetchedAndProcessed() {
    String id = reel(host.serving(MediaHost.mp4(5000)));

    assertThat(client.processed(id).getString("status_code")).isEqualTo("FINISHED");
  }

  @Test
  void showsWhatIsWrongWithAVideoInItsStatus() {
    JsonObject noVideo = client.processed(reel(host.serving(new byte[5000])));
    JsonObject missing = client.processed(reel(host.missing()));

    assertThat(noVideo.getString("status_code")).isEqualTo("ERROR");
    assertThat(noVideo.getString("status")).endsWith("error code 2207026");
    assertThat(missing.getString("status")).endsWith("error code 2207052");
  }

  @Test
  void countsContainers() {
    sandbox.post(
        "/sandbox/settings",
        new JsonObject().put("platform", "instagram").put("container_quota", 2));
    String photo = photo();
    client.createImage(photo, "");
    client.createImage(photo, "");

    assertThat(client.createImage(photo, "").status()).isEqualTo(400);
    sandbox.clock().pass(Duration.ofHours(24));
    assertThat(client.createImage(photo, "").status()).isEqualTo(200);
  }

  @Test
  void hidesContainersFromOthers() {
    String id = client.readyImage(photo(), "Mine");
    InstagramClient agency = InstagramClient.connected(sandbox, "&sandbox_person=agency");

    assertThat(agency.read("/" + id).error()).isEqualTo("100/33");
    assertThat(client.read("/123").error()).isEqualTo("100/33");
  }

  private Answer image(byte[] bytes) {
    return client.createImage(host.serving(bytes), "");
  }

  private String reel(String url) {
    return client
        .create(new JsonObject().put("media_type", "REELS").put("video_url", url))
        .json()
        .getString("id");
  }
}
