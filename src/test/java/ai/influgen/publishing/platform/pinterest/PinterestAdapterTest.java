package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.RecordedPinterest.driver;
import static ai.influgen.publishing.platform.pinterest.Samples.BOARD;
import static ai.influgen.publishing.platform.pinterest.Samples.NOW;
import static ai.influgen.publishing.platform.pinterest.Samples.PERMALINK;
import static ai.influgen.publishing.platform.pinterest.Samples.PIN;
import static ai.influgen.publishing.platform.pinterest.Samples.draft;
import static ai.influgen.publishing.platform.pinterest.Samples.entry;
import static ai.influgen.publishing.platform.pinterest.Samples.error;
import static ai.influgen.publishing.platform.pinterest.Samples.image;
import static ai.influgen.publishing.platform.pinterest.Samples.job;
import static ai.influgen.publishing.platform.pinterest.Samples.ok;
import static ai.influgen.publishing.platform.pinterest.Samples.payload;
import static ai.influgen.publishing.platform.pinterest.Samples.settings;
import static ai.influgen.publishing.platform.pinterest.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calls of each kind of pin, to the byte, and how a video goes on when something fails. */
class PinterestAdapterTest {
  private static final Payload VIDEO = Samples.videoPayload();
  private static final JsonObject TEXTS =
      new JsonObject()
          .put("board_id", BOARD)
          .put("title", "Rooftop at dawn")
          .put("description", "Rooftop at dawn\n#mila");

  @Test
  void pinsAnImageByItsAddress() {
    PublishDriver driver = driver(job(Samples.imagePayload()), Map.of());
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Published.class,
            published -> {
              assertThat(published.remotePostId()).isEqualTo(PIN);
              assertThat(published.permalink()).isEqualTo(PERMALINK);
            });
    assertThat(driver.names()).containsExactly("pin");
    PlatformRequest request = driver.made().getFirst().call().request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.url()).hasToString("https://api.pinterest.com/v5/pins");
    assertThat(request.headers()).containsOnly(Map.entry("Authorization", "Bearer pina_ACCESS1"));
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(json(request))
        .isEqualTo(
            TEXTS
                .copy()
                .put(
                    "media_source",
                    new JsonObject()
                        .put("source_type", "image_url")
                        .put("url", "https://media.example.com/media/k3y/med_image")));
  }

  @Test
  void sendsAllThatAPinMayHave() {
    Payload payload =
        payload(
            draft(
                settings(
                    "board_section_id", "77",
                    "title", "Up here",
                    "description", "Come along",
                    "link", "https://example.com/a?b=c",
                    "dominant_color", "#6E7874"),
                image("image/png", 400_000, 1000, 1500, "A roof")));
    JsonObject sent = json(next(job(payload)).request());
    sent.remove("media_source");
    assertThat(sent)
        .isEqualTo(
            new JsonObject()
                .put("board_id", BOARD)
                .put("board_section_id", "77")
                .put("title", "Up here")
                .put("description", "Come along")
                .put("link", "https://example.com/a?b=c")
                .put("alt_text", "A roof")
                .put("dominant_color", "#6E7874"));
  }

  @Test
  void pinsACarouselInOneCall() {
    Payload payload = payload(draft(settings("index", 1), image(1000, 1500), image(1000, 1500)));
    PublishDriver driver = driver(job(payload), Map.of());
    driver.run();
    assertThat(driver.names()).containsExactly("pin");
    JsonObject item = new JsonObject().put("url", "https://media.example.com/media/k3y/med_image");
    assertThat(json(driver.made().getFirst().call().request()).getJsonObject("media_source"))
        .isEqualTo(
            new JsonObject()
                .put("source_type", "multiple_image_urls")
                .put("index", 1)
                .put("items", new JsonArray().add(item).add(item)));
  }

  @Test
  void sendsAVideoWithItsPermissionInOrderAndWithoutOurToken() {
    PublishDriver driver = driver(job(VIDEO), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).containsExactly("media", "upload", "media-status", "pin");
    assertThat(json(request(driver, 0))).isEqualTo(new JsonObject().put("media_type", "video"));
    PlatformRequest upload = request(driver, 1);
    assertThat(upload.url())
        .hasToString("https://pinterest-media-upload.s3-accelerate.amazonaws.com/");
    assertThat(upload.headers()).isEmpty();
    Body.Multipart form = (Body.Multipart) upload.body();
    assertThat(form.fields().stream().map(Body.Multipart.Field::name))
        .containsExactly(
            "x-amz-date",
            "x-amz-signature",
            "x-amz-security-token",
            "x-amz-algorithm",
            "key",
            "policy",
            "x-amz-credential",
            "Content-Type");
    assertThat(form.part()).isEqualTo("file");
    assertThat(form.fileName()).isEqualTo("video.mp4");
    assertThat(form.media()).isEqualTo(Body.Media.from(VIDEO.media().getFirst(), 0));
    assertThat(request(driver, 2).url())
        .hasToString("https://api.pinterest.com/v5/media/5212123920968240771");
    assertThat(json(request(driver, 3)).getJsonObject("media_source"))
        .isEqualTo(
            new JsonObject()
                .put("source_type", "video_id")
                .put("media_id", "5212123920968240771")
                .put("cover_image_key_frame_time", 0));
  }

  @Test
  void coversAVideoWithTheImageThatIsNamed() {
    Payload payload = payload(draft(settings("cover", "med_image"), image(1000, 1500), video(10)));
    PublishDriver driver = driver(job(payload), Map.of());
    driver.run();
    assertThat(((Body.Multipart) request(driver, 1).body()).media().item().id())
        .isEqualTo("med_video");
    assertThat(json(request(driver, 3)).getJsonObject("media_source").getMap())
        .containsEntry("cover_image_url", "https://media.example.com/media/k3y/med_image")
        .doesNotContainKey("cover_image_key_frame_time");
  }

  @Test
  void waitsForAVideoAsPinterestsSampleDoes() {
    List<PlatformResponse> busy =
        List.of(ok("media-registered"), ok("media-processing"), ok("media-processing"));
    PublishDriver driver = driver(job(VIDEO), Map.of("media-status", busy));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.waits().stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L);
  }

  @Test
  void leavesAVideoThatTakesTooLongForALaterTryAndKeepsIt() {
    PublishDriver driver =
        driver(job(VIDEO), Map.of("media-status", Collections.nCopies(99, ok("media-processing"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isFalse());
    Duration waited = driver.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  @Test
  void refusesAVideoThatPinterestCanNotProcess() {
    assertThat(driver(job(VIDEO), Map.of("media-status", List.of(ok("media-failed")))).run())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONTENT_REJECTED));
  }

  @Test
  void registersAVideoAnewWhenItsPermissionHasEnded() {
    PlatformResponse expired =
        new PlatformResponse(403, Map.of(), Samples.text("upload-expired.xml"));
    assertThat(driver(job(VIDEO), Map.of("upload", List.of(expired))).run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
              assertThat(retry.restage()).isTrue();
            });
  }

  @Test
  void refusesAVideoThatIsTooLargeForTheUpload() {
    PlatformResponse large =
        new PlatformResponse(400, Map.of(), "<Error><Code>EntityTooLarge</Code></Error>");
    assertThat(driver(job(VIDEO), Map.of("upload", List.of(large))).run())
        .isInstanceOf(Refused.class);
  }

  @Test
  void sendsNoVideoToAnAddressThatIsNotPinterests() {
    for (String address :
        List.of("https://evil.example/", "http://x.amazonaws.com/", "file:///etc", "no address")) {
      JsonObject media = new JsonObject(Samples.text("media.json")).put("upload_url", address);
      PublishDriver driver = driver(job(VIDEO), Map.of("media", List.of(Samples.json(media))));
      assertThat(driver.run()).isInstanceOf(RetryLater.class);
      assertThat(driver.names()).containsExactly("media");
    }
  }

  @Test
  void uploadsAnewWhatIsNotFoundAnyMore() {
    PlatformResponse gone = error(404, 404, "Media upload not found.");
    for (String step : List.of("media-status", "pin")) {
      assertThat(driver(job(VIDEO), Map.of(step, List.of(gone))).run())
          .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
    }
  }

  @Test
  void goesOnWithWhatIsUploadedAndBeginsAnewWithWhatIsTooOld() {
    Instant uploaded = NOW.plusSeconds(60);
    Journal registered = Journal.empty().with(media(NOW));
    assertThat(next(staged(registered, NOW.plus(Duration.ofMinutes(13)))).name())
        .isEqualTo("upload");
    assertThat(next(staged(registered, NOW.plus(Duration.ofMinutes(14)))).name())
        .isEqualTo("media");
    Journal sent = registered.with(entry("upload", uploaded));
    assertThat(next(staged(sent, NOW.plus(Duration.ofHours(22)))).name()).isEqualTo("media-status");
    assertThat(next(staged(sent, NOW.plus(Duration.ofHours(23)))).name()).isEqualTo("media");
    Journal again = sent.with(media(NOW.plus(Duration.ofHours(23))));
    assertThat(next(staged(again, NOW.plus(Duration.ofHours(23)))).name()).isEqualTo("upload");
  }

  @Test
  void makesAPinOnceOnly() {
    Journal pinned = Journal.empty().with(entry("pin", NOW, "id", PIN));
    PublishJob later = job(VIDEO, pinned, 2, NOW, NOW.plus(Duration.ofDays(9)));
    assertThat(Samples.PLATFORM.adapter().next(later))
        .isInstanceOfSatisfying(
            Step.Finished.class,
            finished -> assertThat(finished.outcome()).isInstanceOf(Published.class));
  }

  private static Journal.Entry media(Instant at) {
    return entry(
        "media",
        at,
        "media_id",
        "5212123920968240771",
        "upload_url",
        "https://pinterest-media-upload.s3-accelerate.amazonaws.com/",
        "parameters",
        new JsonArray());
  }

  private static PublishJob staged(Journal journal, Instant now) {
    return job(VIDEO, journal, 1, null, now);
  }

  private static Step.Call next(PublishJob job) {
    return (Step.Call) Samples.PLATFORM.adapter().next(job);
  }

  private static PlatformRequest request(PublishDriver driver, int index) {
    return driver.made().get(index).call().request();
  }

  private static JsonObject json(PlatformRequest request) {
    return ((Body.Json) request.body()).value();
  }
}
