package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.RecordedYouTube.driver;
import static ai.influgen.publishing.platform.youtube.Samples.draft;
import static ai.influgen.publishing.platform.youtube.Samples.empty;
import static ai.influgen.publishing.platform.youtube.Samples.image;
import static ai.influgen.publishing.platform.youtube.Samples.job;
import static ai.influgen.publishing.platform.youtube.Samples.ok;
import static ai.influgen.publishing.platform.youtube.Samples.payload;
import static ai.influgen.publishing.platform.youtube.Samples.response;
import static ai.influgen.publishing.platform.youtube.Samples.settings;
import static ai.influgen.publishing.platform.youtube.Samples.upright;
import static ai.influgen.publishing.platform.youtube.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done and seen of a video once it is public. */
class YouTubeAfterwardsTest {
  private static final Payload WITH_THUMBNAIL = withThumbnail(video());

  @Test
  void setsTheThumbnail() {
    PublishDriver driver = driver(job(WITH_THUMBNAIL), Map.of());
    assertThat(evidence(driver).getJsonObject("thumbnail").getBoolean("set")).isTrue();
    PlatformRequest request =
        driver.made().stream()
            .filter(made -> made.call().name().equals("thumbnail"))
            .findFirst()
            .orElseThrow()
            .call()
            .request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.url())
        .hasToString("https://www.googleapis.com/upload/youtube/v3/thumbnails/set");
    assertThat(request.query()).isEqualTo(Map.of("videoId", "dQ-_abcdefg", "uploadType", "media"));
    assertThat(request.headers()).containsEntry("Content-Type", "image/jpeg");
    assertThat(request.body()).isEqualTo(new Body.Media(image(), 0, 400_000));
  }

  @Test
  void setsTheThumbnailOfAShortOnceItIsProcessed() {
    PublishDriver video = driver(job(WITH_THUMBNAIL), Map.of());
    video.run();
    assertThat(video.names()).endsWith("upload", "thumbnail", "processing");
    PublishDriver brief = driver(job(withThumbnail(upright())), Map.of());
    brief.run();
    assertThat(brief.names()).endsWith("upload", "processing", "thumbnail");
  }

  @Test
  void staysPublishedWithAWarningWhenTheThumbnailIsRefused() {
    PublishDriver driver =
        driver(job(WITH_THUMBNAIL), Map.of("thumbnail", List.of(response(403, "error-thumbnail"))));
    JsonObject thumbnail = evidence(driver).getJsonObject("thumbnail");
    assertThat(thumbnail.getBoolean("set")).isFalse();
    assertThat(thumbnail.getString("error_code")).isEqualTo("content_rejected");
    assertThat(thumbnail.getString("warning"))
        .startsWith("The video is public, its thumbnail was not set.")
        .contains("does not have permissions");
    assertThat(driver.names()).containsOnlyOnce("upload");
  }

  @Test
  void triesTheThumbnailAFewTimesWhereThatMayHelp() {
    PublishDriver once =
        driver(job(WITH_THUMBNAIL), Map.of("thumbnail", List.of(empty(503), empty(401))));
    assertThat(evidence(once).getJsonObject("thumbnail").getBoolean("set")).isTrue();
    PublishDriver never =
        driver(job(WITH_THUMBNAIL), Map.of("thumbnail", Collections.nCopies(9, empty(503))));
    assertThat(evidence(never).getJsonObject("thumbnail").getBoolean("set")).isFalse();
    assertThat(Collections.frequency(never.names(), "thumbnail")).isEqualTo(4);
  }

  @Test
  void asksSlowlyWhatBecameOfTheProcessingAndLeavesItAtThat() {
    PublishDriver driver =
        driver(
            job(Samples.videoPayload()),
            Map.of("processing", Collections.nCopies(99, ok("processing"))));
    assertThat(evidence(driver).getJsonObject("processing").getString("status"))
        .isEqualTo("not_known_yet");
    assertThat(driver.waits().stream().map(Duration::toSeconds))
        .containsExactly(10L, 30L, 60L, 120L, 300L, 600L, 600L, 600L, 600L, 600L);
  }

  @Test
  void tellsThatAVideoIsProcessed() {
    PublishDriver driver =
        driver(
            job(Samples.videoPayload()),
            Map.of("processing", List.of(ok("processing"), empty(503), ok("channels-none"))));
    assertThat(evidence(driver).getJsonObject("processing"))
        .isEqualTo(new JsonObject().put("status", "processed"));
  }

  @ParameterizedTest
  @CsvSource({
    "failed,   failureReason,   conversion,               content_rejected, false",
    "failed,   failureReason,   invalidFile,              content_rejected, false",
    "failed,   failureReason,   emptyFile,                content_rejected, false",
    "failed,   failureReason,   tooSmall,                 content_rejected, false",
    "failed,   failureReason,   codec,                    content_rejected, false",
    "failed,   failureReason,   uploadAborted,            network_error,    true",
    "failed,   failureReason,   neverHeardOf,             unknown_error,    false",
    "rejected, rejectionReason, copyright,                content_rejected, false",
    "rejected, rejectionReason, inappropriate,            content_rejected, false",
    "rejected, rejectionReason, duplicate,                content_rejected, false",
    "rejected, rejectionReason, termsOfUse,               content_rejected, false",
    "rejected, rejectionReason, uploaderAccountSuspended, content_rejected, false",
    "rejected, rejectionReason, length,                   content_rejected, false",
    "rejected, rejectionReason, claim,                    content_rejected, false",
    "rejected, rejectionReason, uploaderAccountClosed,    content_rejected, false",
    "rejected, rejectionReason, trademark,                content_rejected, false",
    "rejected, rejectionReason, legal,                    content_rejected, false",
    "rejected, rejectionReason, neverHeardOf,             content_rejected, false",
    "deleted,  failureReason,   none,                     unknown_error,    false"
  })
  void tellsWhyAVideoIsNotShown(
      String status, String field, String reason, String code, boolean retryable) {
    JsonObject told = new JsonObject().put("uploadStatus", status).put(field, reason);
    YouTubeProcessing processing =
        YouTubeProcessing.of(new JsonObject().put("status", told)).orElseThrow();
    JsonObject kept = processing.kept();
    assertThat(kept.getString("status")).isEqualTo(status);
    assertThat(kept.getString("error_code")).isEqualTo(code);
    assertThat(kept.getBoolean("retryable")).isEqualTo(retryable);
    assertThat(kept.getString("warning")).isNotBlank();
    if (!status.equals("deleted")) {
      assertThat(kept.getString("reason")).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "failed, transcodeFailed",
    "failed, uploadFailed",
    "failed, streamingFailed",
    "failed, other",
    "terminated, other"
  })
  void tellsThatProcessingHasStopped(String state, String reason) {
    JsonObject details =
        new JsonObject().put("processingStatus", state).put("processingFailureReason", reason);
    JsonObject video =
        new JsonObject()
            .put("status", new JsonObject().put("uploadStatus", "uploaded"))
            .put("processingDetails", details);
    assertThat(YouTubeProcessing.of(video).orElseThrow().kept().getMap())
        .containsEntry("status", state)
        .containsEntry("reason", reason)
        .containsEntry("error_code", "unknown_error");
  }

  @Test
  void aRejectedVideoStaysPublishedAndSaysSo() {
    PublishDriver driver =
        driver(job(Samples.videoPayload()), Map.of("processing", List.of(rejected())));
    Published published = (Published) driver.run();
    assertThat(published.remotePostId()).isEqualTo("dQ-_abcdefg");
    assertThat(published.warning()).isEqualTo("YouTube rejected the video.");
    assertThat(published.evidence().getJsonObject("processing").getMap())
        .containsEntry("status", "rejected")
        .containsEntry("error_code", "content_rejected");
  }

  @Test
  void warnsOfAllThatWentWrong() {
    PublishDriver driver =
        driver(
            job(WITH_THUMBNAIL),
            Map.of(
                "thumbnail", List.of(response(403, "error-thumbnail")),
                "processing", List.of(rejected())));
    assertThat(((Published) driver.run()).warning())
        .startsWith("The video is public, its thumbnail was not set.")
        .endsWith("YouTube rejected the video.");
    assertThat(((Published) driver(job(WITH_THUMBNAIL), Map.of()).run()).warning()).isNull();
  }

  private static PlatformResponse rejected() {
    return new PlatformResponse(
        200, Map.of(), Samples.text("processed").replace("processed", "rejected"));
  }

  private static Payload withThumbnail(MediaItem video) {
    return payload(draft(settings("thumbnail", "med_image"), video, image()));
  }

  private static JsonObject evidence(PublishDriver driver) {
    return ((Published) driver.run()).evidence();
  }
}
