package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.RecordedYouTube.driver;
import static ai.influgen.publishing.platform.youtube.Samples.BYTES;
import static ai.influgen.publishing.platform.youtube.Samples.NOW;
import static ai.influgen.publishing.platform.youtube.Samples.SESSION;
import static ai.influgen.publishing.platform.youtube.Samples.draft;
import static ai.influgen.publishing.platform.youtube.Samples.empty;
import static ai.influgen.publishing.platform.youtube.Samples.entry;
import static ai.influgen.publishing.platform.youtube.Samples.holds;
import static ai.influgen.publishing.platform.youtube.Samples.job;
import static ai.influgen.publishing.platform.youtube.Samples.opened;
import static ai.influgen.publishing.platform.youtube.Samples.payload;
import static ai.influgen.publishing.platform.youtube.Samples.response;
import static ai.influgen.publishing.platform.youtube.Samples.settings;
import static ai.influgen.publishing.platform.youtube.Samples.upright;
import static ai.influgen.publishing.platform.youtube.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calls of an upload, and how it goes on when something is slow, old, or fails. */
class YouTubeAdapterTest {
  private static final Payload VIDEO = Samples.videoPayload();
  private static final long CHUNK = 127 * 262_144;

  @Test
  void declaresPaidPromotionInAPartOfItsOwn() {
    PlatformRequest request =
        call(job(payload(draft(settings("paid_promotion", true), video())))).request();

    assertThat(request.query()).containsEntry("part", "snippet,status,paidProductPlacementDetails");
    assertThat(
            ((Body.Json) request.body())
                .value()
                .getJsonObject("paidProductPlacementDetails")
                .getMap())
        .isEqualTo(Map.of("hasPaidProductPlacement", true));
  }

  @Test
  void tellsAllOfAVideoWhenTheSessionIsOpened() {
    JsonObject settings =
        settings(
            "title",
            "Launch day",
            "tags",
            new JsonArray().add("shoes").add("launch day"),
            "privacy",
            "unlisted",
            "default_language",
            "en",
            "contains_synthetic_media",
            true,
            "notify_subscribers",
            false);
    PlatformRequest request = call(job(payload(draft(settings, video())))).request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.url()).hasToString("https://www.googleapis.com/upload/youtube/v3/videos");
    assertThat(request.query())
        .isEqualTo(
            Map.of(
                "uploadType", "resumable",
                "part", "snippet,status",
                "notifySubscribers", "false"));
    assertThat(request.headers())
        .isEqualTo(
            Map.of(
                "Authorization", "Bearer ya29.MILA-ACCESS",
                "Content-Type", "application/json; charset=UTF-8",
                "X-Upload-Content-Length", "100000000",
                "X-Upload-Content-Type", "video/mp4"));
    assertThat(((Body.Json) request.body()).value())
        .isEqualTo(
            new JsonObject(
                """
                {"snippet":{"title":"Launch day","description":"Rooftop at dawn\\n#mila",
                  "tags":["shoes","launch day"],"categoryId":"22","defaultLanguage":"en"},
                 "status":{"privacyStatus":"unlisted","selfDeclaredMadeForKids":false,
                  "embeddable":true,"license":"youtube","containsSyntheticMedia":true}}
                """));
  }

  @Test
  void sendsAllButTheLastChunkAheadOfTime() {
    PublishDriver driver = driver(job(VIDEO), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "session", "chunk-0", "chunk-33292288", "chunk-66584576", "upload", "processing");
    PlatformRequest first = driver.made().get(1).call().request();
    assertThat(first.method()).isEqualTo(HttpMethod.PUT);
    assertThat(first.url()).hasToString(SESSION);
    assertThat(first.query()).isEmpty();
    assertThat(first.headers())
        .isEqualTo(
            Map.of(
                "Authorization", "Bearer ya29.MILA-ACCESS",
                "Content-Type", "video/mp4",
                "Content-Range", "bytes 0-33292287/100000000"));
    assertThat(first.body()).isEqualTo(new Body.Media(video(), 0, CHUNK));
    PlatformRequest last = driver.made().get(4).call().request();
    assertThat(last.headers()).containsEntry("Content-Range", "bytes 99876864-99999999/100000000");
    assertThat(last.body()).isEqualTo(new Body.Media(video(), 3 * CHUNK, 123_136));
  }

  @Test
  void sendsASmallFileInOneChunk() {
    PublishDriver driver = driver(job(payload(draft(settings(), upright()))), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).containsExactly("session", "upload", "processing");
    assertThat(driver.made().get(1).call().request().headers())
        .containsEntry("Content-Range", "bytes 0-199999/200000");
  }

  @Test
  void isPublishedWithItsAddressFromTheLastByteOn() {
    assertThat(published(driver(job(VIDEO), Map.of())).permalink())
        .isEqualTo("https://www.youtube.com/watch?v=dQ-_abcdefg");
    Payload upright = payload(draft(settings(), upright()));
    assertThat(published(driver(job(upright), Map.of())).permalink())
        .isEqualTo("https://www.youtube.com/shorts/dQ-_abcdefg");
    Journal uploaded =
        opened(NOW).with(entry("upload", NOW, "id", "dQ-_abcdefg", "permalink", "https://x.y"));
    assertThat(Samples.PLATFORM.adapter().proven(uploaded))
        .hasValueSatisfying(p -> assertThat(p.remotePostId()).isEqualTo("dQ-_abcdefg"));
  }

  @Test
  void goesOnWhereYouTubeSaysItHasStopped() {
    PublishDriver driver = driver(job(VIDEO), Map.of("chunk-0", List.of(holds(10 * 262_144))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).startsWith("session", "chunk-0", "chunk-2621440");
    assertThat(sent(driver)).isEqualTo(BYTES - 2_621_440 + CHUNK);
  }

  @Test
  void doesNotSendTheSameBytesForever() {
    for (PlatformResponse nothing : List.of(holds(0), holds(CHUNK))) {
      PublishDriver driver = driver(job(VIDEO), Map.of("chunk-33292288", List.of(nothing)));
      assertThat(driver.run())
          .isInstanceOfSatisfying(
              RetryLater.class,
              retry -> {
                assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
                assertThat(retry.restage()).isFalse();
              });
    }
  }

  @Test
  void asksTheSessionBeforeItGoesOnAfterAFailure() {
    PublishDriver first = driver(job(VIDEO), Map.of("chunk-33292288", List.of(empty(503))));
    assertThat(first.run()).isInstanceOf(RetryLater.class);
    Instant later = first.job().now().plusSeconds(5);
    PublishDriver second =
        driver(
            job(VIDEO, first.job().journal(), 2, null, later),
            Map.of("offset", List.of(holds(2 * CHUNK))));
    assertThat(second.run()).isInstanceOf(Published.class);
    assertThat(second.names()).startsWith("offset", "chunk-66584576", "upload");
    PlatformRequest question = second.made().getFirst().call().request();
    assertThat(question.url()).hasToString(SESSION);
    assertThat(question.headers()).containsEntry("Content-Range", "bytes */100000000");
    assertThat(question.body()).isEqualTo(new Body.None());
  }

  @Test
  void asksTheSessionAfterAnInterruptionOfTheUpload() {
    Journal cut =
        opened(NOW).with(entry("chunk-0", NOW.plusSeconds(9), "stored", CHUNK, "attempt", 1));
    assertThat(nextAt(cut, NOW.plusSeconds(20))).isEqualTo("chunk-33292288");
    assertThat(nextAt(cut, NOW.plusSeconds(60))).isEqualTo("offset");
    Journal staged =
        cut.with(entry("chunk-9", NOW.plusSeconds(9), "stored", 3 * CHUNK, "attempt", 1));
    assertThat(nextAt(staged, NOW.plus(Duration.ofHours(2))))
        .as("all but the last chunk is there: at its instant it is sent at once")
        .isEqualTo("upload");
  }

  @Test
  void asksTheSessionAfterACommitThatFailed() {
    Journal staged = staged();
    Instant intent = NOW.plusSeconds(100);
    PublishJob again = job(VIDEO, staged, 1, intent, intent.plusSeconds(1));
    assertThat(call(again).name()).isEqualTo("offset");
  }

  @Test
  void neverUploadsAgainWhatIsComplete() {
    PublishJob again = job(VIDEO, staged(), 2, NOW.plusSeconds(100), NOW.plusSeconds(130));
    for (PlatformResponse complete : List.of(response(200, "video"), holds(BYTES))) {
      PublishDriver driver = driver(again, Map.of("offset", List.of(complete)));
      assertThat(driver.run()).isInstanceOf(Ambiguous.class);
      assertThat(driver.names()).containsExactly("offset");
    }
  }

  @Test
  void beginsAnewWhenTheSessionHasEndedBeforeAllWasSent() {
    for (int status : new int[] {404, 410}) {
      PublishDriver driver = driver(job(VIDEO), Map.of("chunk-33292288", List.of(empty(status))));
      assertThat(driver.run())
          .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
    }
    assertThat(nextAt(staged(), NOW.plus(Duration.ofHours(22)))).isEqualTo("upload");
    assertThat(nextAt(staged(), NOW.plus(Duration.ofHours(23)))).isEqualTo("session");
  }

  @Test
  void looksAtTheChannelWhenTheSessionHasEndedAfterADoubt() {
    Instant asked = NOW.plusSeconds(130);
    Journal doubted =
        staged().with(entry("reconcile-session", asked, "stored", 3 * CHUNK, "attempt", 1));
    PublishJob again = job(VIDEO, doubted, 2, NOW.plusSeconds(100), asked.plusSeconds(1));
    assertThat(call(again).name()).as("what the reconciler was told counts").isEqualTo("upload");
    PublishDriver driver = driver(again, Map.of("upload", List.of(Samples.error(404, "notFound"))));
    assertThat(driver.run()).isInstanceOf(Ambiguous.class);
    PublishJob late = job(VIDEO, doubted, 3, NOW.plusSeconds(100), asked.plusSeconds(50));
    assertThat(driver(late, Map.of("offset", List.of(empty(404)))).run())
        .isInstanceOf(Ambiguous.class);
  }

  @Test
  void takesAnIncompleteAnswerToTheLastChunkForADoubt() {
    PublishDriver driver = driver(job(VIDEO), Map.of("upload", List.of(holds(3 * CHUNK))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Ambiguous.class,
            doubt -> {
              assertThat(doubt.message()).contains("99,876,864 of 100,000,000 bytes");
              assertThat(doubt.evidence().getString("range")).isEqualTo("bytes=0-99876863");
            });
  }

  @Test
  void sendsBytesOnlyToGoogle() {
    for (String location :
        List.of(
            "https://evil.example.com/x?upload_id=1", "http://www.googleapis.com/", "nonsense ")) {
      PlatformResponse answer = new PlatformResponse(200, Map.of("location", location), "");
      PublishOutcome outcome = driver(job(VIDEO), Map.of("session", List.of(answer))).run();
      assertThat(outcome).as(location).isInstanceOf(RetryLater.class);
    }
  }

  private static Journal staged() {
    return opened(NOW)
        .with(entry("chunk-66584576", NOW.plusSeconds(9), "stored", 3 * CHUNK, "attempt", 1));
  }

  private static String nextAt(Journal journal, Instant now) {
    return call(job(VIDEO, journal, 1, null, now)).name();
  }

  private static Step.Call call(PublishJob job) {
    return (Step.Call) Samples.PLATFORM.adapter().next(job);
  }

  private static Published published(PublishDriver driver) {
    return (Published) driver.run();
  }

  private static long sent(PublishDriver driver) {
    return driver.made().stream()
        .map(made -> made.call().request().body())
        .filter(Body.Media.class::isInstance)
        .mapToLong(body -> ((Body.Media) body).length())
        .sum();
  }
}
