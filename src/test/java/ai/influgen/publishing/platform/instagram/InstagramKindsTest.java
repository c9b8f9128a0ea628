package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.RecordedInstagram.driver;
import static ai.influgen.publishing.platform.instagram.RecordedInstagram.json;
import static ai.influgen.publishing.platform.instagram.Samples.draft;
import static ai.influgen.publishing.platform.instagram.Samples.error;
import static ai.influgen.publishing.platform.instagram.Samples.image;
import static ai.influgen.publishing.platform.instagram.Samples.job;
import static ai.influgen.publishing.platform.instagram.Samples.ok;
import static ai.influgen.publishing.platform.instagram.Samples.payload;
import static ai.influgen.publishing.platform.instagram.Samples.settings;
import static ai.influgen.publishing.platform.instagram.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of Instagram post from its first container to its permalink. */
class InstagramKindsTest {
  private static final Payload IMAGE = Samples.imagePayload();

  private static Map<String, String> form(PublishDriver driver, String step) {
    Step.Call call =
        driver.made().stream()
            .map(PublishDriver.Made::call)
            .filter(c -> c.name().equals(step))
            .findFirst()
            .orElseThrow();
    return ((Body.Form) call.request().body()).fields();
  }

  @Test
  void publishesAnImage() {
    MediaItem image = image("image/jpeg", 9, 1080, 1080, "A woman on a rooftop");
    PublishDriver driver =
        driver(job(payload(draft(settings("location_id", "4711"), image))), Map.of());
    PublishOutcome outcome = driver.run();
    assertThat(driver.names())
        .containsExactly("limit", "container", "container-status", "publish", "permalink");
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("image_url", "https://media.example.com/media/k3y/med_image"),
            Map.entry("caption", Samples.CAPTION),
            Map.entry("location_id", "4711"),
            Map.entry("alt_text", "A woman on a rooftop"));
    assertThat(form(driver, "publish")).containsOnly(Map.entry("creation_id", "17900000000000001"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Published.class,
            published -> {
              assertThat(published.remotePostId()).isEqualTo("17950000000000001");
              assertThat(published.permalink()).isEqualTo("https://www.instagram.com/p/AbC123/");
              assertThat(published.evidence().getString("container_id"))
                  .isEqualTo("17900000000000001");
            });
  }

  @Test
  void callsTheGraphApiWithABearerToken() {
    PublishDriver driver = driver(job(IMAGE), Map.of());
    driver.run();
    assertThat(driver.made())
        .allSatisfy(
            made -> {
              assertThat(made.call().request().headers())
                  .containsEntry("Authorization", "Bearer EAAPAGE1");
              assertThat(made.call().request().url().toString())
                  .startsWith("https://graph.facebook.com/v26.0/");
            });
    assertThat(driver.made().get(3).call().request().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void publishesACarouselOfImagesAndVideos() {
    JsonArray tags =
        new JsonArray().add(settings("username", "@ben", "x", 0.5, "y", 0.25, "item", 3));
    Payload payload =
        payload(draft(settings("user_tags", tags), image(1080, 1080), video(9), image(1080, 1080)));
    PublishDriver driver =
        driver(
            job(payload),
            Map.of(
                "child-1",
                List.of(json("{\"id\":\"1\"}")),
                "child-2",
                List.of(json("{\"id\":\"2\"}"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "limit",
            "child-1",
            "child-2",
            "child-3",
            "child-1-status",
            "child-2-status",
            "child-3-status",
            "container",
            "container-status",
            "publish",
            "permalink");
    assertThat(form(driver, "child-2"))
        .containsOnly(
            Map.entry("media_type", "VIDEO"),
            Map.entry("video_url", "https://media.example.com/media/k3y/med_video"),
            Map.entry("is_carousel_item", "true"));
    assertThat(form(driver, "child-3"))
        .containsEntry("user_tags", "[{\"username\":\"ben\",\"x\":0.5,\"y\":0.25}]");
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "CAROUSEL"),
            Map.entry("children", "1,2,17900000000000001"),
            Map.entry("caption", Samples.CAPTION));
  }

  @Test
  void publishesAReel() {
    PublishDriver driver =
        driver(
            job(
                payload(
                    draft(
                        settings("thumb_offset", 1500, "collaborators", new JsonArray().add("ben")),
                        video(10)))),
            Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "REELS"),
            Map.entry("video_url", "https://media.example.com/media/k3y/med_video"),
            Map.entry("caption", Samples.CAPTION),
            Map.entry("share_to_feed", "true"),
            Map.entry("thumb_offset", "1500"),
            Map.entry("collaborators", "[\"ben\"]"));
  }

  @Test
  void publishesAStoryWithoutACaption() {
    PublishDriver driver =
        driver(job(payload(draft(settings("kind", "story"), image(1080, 1920)))), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "STORIES"),
            Map.entry("image_url", "https://media.example.com/media/k3y/med_image"));
  }

  @Test
  void sendsTheBytesOfAReelFromWhereTheUploadBroke() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings("upload", "bytes"), video(10)))),
            Map.of("upload-1-offset", List.of(ok("upload-offset"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "limit",
            "container",
            "upload-1-offset",
            "upload-1",
            "container-status",
            "publish",
            "permalink");
    assertThat(form(driver, "container"))
        .containsEntry("upload_type", "resumable")
        .doesNotContainKey("video_url");
    Step.Call upload = driver.made().get(3).call();
    assertThat(upload.request().url())
        .hasToString("https://rupload.facebook.com/ig-api-upload/v26.0/17900000000000001");
    assertThat(upload.request().headers())
        .containsOnly(
            Map.entry("Authorization", "OAuth EAAPAGE1"),
            Map.entry("offset", "50002"),
            Map.entry("file_size", "2000000"));
    assertThat(upload.request().body())
        .isInstanceOfSatisfying(Body.Media.class, b -> assertThat(b.offset()).isEqualTo(50002));
  }

  @Test
  void resumesABrokenUploadWithTheSameContainer() {
    Payload payload = payload(draft(settings("upload", "bytes"), video(10)));
    PublishDriver broken =
        driver(job(payload), Map.of("upload-1", List.of(error("upload-broken"))));
    assertThat(broken.run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
              assertThat(retry.restage()).isFalse();
            });
    PublishDriver next =
        driver(job(payload, broken.job().journal(), 2, null, broken.job().now()), Map.of());
    next.run();
    assertThat(next.names()).startsWith("upload-1-offset", "upload-1", "container-status");
  }

  @Test
  void refusesAVideoThatTheUploadHostRefuses() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings("upload", "bytes"), video(10)))),
            Map.of("upload-1", List.of(error("upload-refused"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.message()).startsWith("Item 1: Instagram can't use"));
  }

  @Test
  void sendsNoTokenToAnAddressThatIsNotMetas() {
    for (String uri :
        List.of(
            "https://evil.example.com/x",
            "http://rupload.facebook.com/x",
            "https://rupload.facebook.com@evil.example.com/x",
            "not a uri",
            "/x")) {
      PublishDriver driver =
          driver(
              job(payload(draft(settings("upload", "bytes"), video(10)))),
              Map.of("container", List.of(json("{\"id\":\"1\",\"uri\":\"" + uri + "\"}"))));
      assertThat(driver.run()).isInstanceOf(RetryLater.class);
      assertThat(driver.names()).containsExactly("limit", "container");
    }
  }
}
