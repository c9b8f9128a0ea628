package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.RecordedTwitter.driver;
import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.entry;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.job;
import static ai.influgen.publishing.platform.twitter.Samples.ok;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static ai.influgen.publishing.platform.twitter.Samples.problem;
import static ai.influgen.publishing.platform.twitter.Samples.response;
import static ai.influgen.publishing.platform.twitter.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the upload goes on when something is slow, old, too large, or fails. */
class TwitterStagingTest {
  private static final Payload VIDEO = payload(draft(video(10)));
  private static final PlatformResponse TOO_LARGE = new PlatformResponse(413, Map.of(), "");
  private static final PlatformResponse LIMITED = response(429, "too-many-requests");

  /** Everything is staged, and the post call met a limit. */
  private static PublishDriver staged(Payload payload) {
    PublishDriver driver = driver(job(payload), Map.of("post", List.of(LIMITED)));
    assertThat(driver.run()).isInstanceOf(RetryLater.class);
    return driver;
  }

  private static List<String> namesAt(PublishDriver staged, Instant now) {
    Journal journal = staged.job().journal();
    PublishDriver later = driver(job(staged.job().payload(), journal, 2, null, now), Map.of());
    assertThat(later.run()).isInstanceOf(Published.class);
    return later.names();
  }

  @Test
  void postsWhatWasStagedAsLongAsItLives() {
    for (Payload payload : List.of(VIDEO, payload(draft(image(), image())))) {
      PublishDriver staged = staged(payload);
      Instant finished =
          staged.job().journal().entries().stream()
              .filter(e -> e.step().equals("finalize") || e.step().equals("upload-1"))
              .findFirst()
              .orElseThrow()
              .at();
      Instant old = finished.plus(Duration.ofHours(23));
      assertThat(namesAt(staged, old.minusSeconds(1))).containsExactly("post");
      assertThat(namesAt(staged, old)).startsWith(staged.names().getFirst()).endsWith("post");
    }
  }

  @Test
  void uploadsOnlyTheImagesThatAreTooOld() {
    Payload payload = payload(draft(image("image/png", 9, "Shoes"), image()));
    Journal journal =
        Journal.empty()
            .with(entry("upload-1", NOW, "id", "1880028106020515840"))
            .with(entry("alt-1", NOW))
            .with(entry("upload-2", NOW.plusSeconds(3600), "id", "1880028106020515841"));
    PublishDriver late =
        driver(job(payload, journal, 2, null, NOW.plus(Duration.ofHours(23))), Map.of());
    assertThat(late.run()).isInstanceOf(Published.class);
    assertThat(late.names()).containsExactly("upload-1", "alt-1", "post");
  }

  @Test
  void beginsAnewWithSmallerSegmentsOnceOneIsTooLarge() {
    PublishDriver driver = driver(job(VIDEO), Map.of("append-1", List.of(TOO_LARGE)));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "initialize",
            "append-0",
            "append-1",
            "initialize",
            "append-0",
            "append-1",
            "append-2",
            "append-3",
            "append-4",
            "finalize",
            "status",
            "post");
    Body.Multipart last = (Body.Multipart) driver.made().get(8).call().request().body();
    assertThat(last.media().offset()).isEqualTo(4 * 524_288);
    assertThat(last.media().length()).isEqualTo(2_500_000 - 4 * 524_288);
  }

  @Test
  void makesSegmentsSmallerOnceOnly() {
    PublishDriver driver =
        driver(job(VIDEO), Map.of("append-0", Collections.nCopies(2, TOO_LARGE)));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
              assertThat(retry.restage()).isTrue();
            });
    assertThat(driver.names()).containsExactly("initialize", "append-0", "initialize", "append-0");
  }

  @Test
  void cutsAFileIntoAThousandSegmentsAtMost() {
    assertThat(TwitterSegments.size(1)).isEqualTo(1_048_576);
    assertThat(TwitterSegments.size(1000L * 1_048_576)).isEqualTo(1_048_576);
    assertThat(TwitterSegments.size(2_000_000_001L)).isEqualTo(2_000_001);
    assertThat(TwitterSegments.size(TwitterLimits.VIDEO_BYTES)).isEqualTo(4_194_304);
    assertThat(TwitterSegments.count(2_000_000_001L, 2_000_001)).isEqualTo(1000);
    assertThat(TwitterSegments.count(2_097_152, 1_048_576)).isEqualTo(2);
    assertThat(TwitterSegments.smaller(5_000_000, 1_048_576)).hasValue(524_288);
    assertThat(TwitterSegments.smaller(900_000_000, 1_048_576)).hasValue(900_000);
    assertThat(TwitterSegments.smaller(2_000_000_000, 2_000_000)).isEmpty();
  }

  @Test
  void tellsWhyAFileCouldNotBeProcessed() {
    assertThat(after("status", ok("status-failed")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
              assertThat(refused.message()).contains("MP4").endsWith("X says: file is invalid");
            });
    assertThat(after("finalize", ok("status-failed"))).isInstanceOf(Refused.class);
    assertThat(after("status", ok("status-broken")))
        .isInstanceOfSatisfying(RetryLater.class, retry -> assertThat(retry.restage()).isTrue());
  }

  @Test
  void leavesAVideoThatTakesTooLongForALaterTryAndKeepsIt() {
    PublishDriver driver =
        driver(job(VIDEO), Map.of("status", Collections.nCopies(200, ok("status-in-progress"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(RetryLater.class, retry -> assertThat(retry.restage()).isFalse());
    Duration waited = driver.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  @Test
  void beginsAnUploadAnewThatXHasLost() {
    for (String step : List.of("append-1", "finalize", "status")) {
      for (PlatformResponse lost :
          List.of(
              problem(404, "https://api.x.com/2/problems/resource-not-found", "Not found"),
              problem(400, "about:blank", "Segments do not add up to provided total file size."))) {
        assertThat(after(step, lost))
            .as(step)
            .isInstanceOfSatisfying(
                RetryLater.class, retry -> assertThat(retry.restage()).isTrue());
        PublishDriver again =
            driver(job(VIDEO, Journal.empty(), 4, null, NOW), Map.of(step, List.of(lost)));
        assertThat(again.run()).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void namesTheImageThatXRefuses() {
    PublishDriver driver =
        driver(
            job(payload(draft(image(), image()))),
            Map.of("upload-2", List.of(problem(400, "about:blank", "Unsupported image"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).startsWith("Image 2: "));
  }

  @Test
  void postsWithoutAnAltTextThatXRefusesAndSaysSo() {
    Payload payload = payload(draft(image("image/png", 9, "Shoes")));
    PlatformResponse refusal = problem(403, "about:blank", "Not today");
    PublishDriver driver = driver(job(payload), Map.of("alt-1", List.of(refusal)));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Published.class,
            published ->
                assertThat(published.warning()).contains("alt text of image 1", "Not today"));
    assertThat(driver(job(payload), Map.of("alt-1", List.of(LIMITED))).run())
        .isInstanceOf(RetryLater.class);
  }

  private static PublishOutcome after(String step, PlatformResponse answer) {
    return driver(job(VIDEO), Map.of(step, List.of(answer))).run();
  }
}
