package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.RecordedTikTok.driver;
import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static ai.influgen.publishing.platform.tiktok.Samples.entry;
import static ai.influgen.publishing.platform.tiktok.Samples.error;
import static ai.influgen.publishing.platform.tiktok.Samples.job;
import static ai.influgen.publishing.platform.tiktok.Samples.ok;
import static ai.influgen.publishing.platform.tiktok.Samples.staged;
import static ai.influgen.publishing.platform.tiktok.Samples.upload;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How an upload goes on when it is interrupted, out of step, or old. */
class TikTokUploadTest {
  @Test
  void keepsWhatIsNeededToGoOnBeforeTheFirstByte() {
    PublishDriver driver = driver(job(Samples.sent()), Map.of("chunk-1", List.of(broken())));
    driver.run();
    assertThat(driver.job().journal().find("init").orElseThrow().result().getMap())
        .containsEntry("publish_id", "v_pub_file~v2-1.7100000000000000001")
        .containsEntry("upload_url", Samples.UPLOAD_URL)
        .containsEntry("expires_at", "2026-10-01T13:00:01Z");
  }

  @Test
  void theEndOfAnEarlierUploadDoesNotEndTheOneBegunSince() {
    Journal journal =
        Journal.empty()
            .with(Samples.entry("chunk-3", NOW.minusSeconds(600), "uploaded", Samples.VIDEO_BYTES))
            .with(Samples.entry("reconcile-status", NOW.minusSeconds(500), "status", "FAILED"));
    PublishDriver anew = driver(job(Samples.sent()).with(journal, NOW), Map.of());
    assertThat(anew.run()).isInstanceOf(Published.class);
    assertThat(anew.names())
        .containsExactly("creator", "init", "chunk-1", "chunk-2", "chunk-3", "status");
  }

  @Test
  void sendsTheSameChunkAgainAfterAFaultOfTheHost() {
    PublishDriver first = driver(job(Samples.sent()), Map.of("chunk-2", List.of(broken())));
    assertThat(first.run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
              assertThat(retry.restage()).isFalse();
            });
    PublishDriver second = driver(first.job(), Map.of());
    assertThat(second.run()).isInstanceOf(Published.class);
    assertThat(second.names()).containsExactly("chunk-2", "chunk-3", "status");
  }

  @Test
  void goesOnBehindAChunkWhoseAnswerWasLost() {
    PublishDriver driver =
        driver(job(Samples.sent()), Map.of("chunk-1", List.of(upload(416, 20_000_000L))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).containsExactly("creator", "init", "chunk-1", "chunk-3", "status");
  }

  @Test
  void asksHowFarItIsWhereTheHostDoesNotSay() {
    PublishDriver driver =
        driver(job(Samples.sent()), Map.of("chunk-2", List.of(upload(416, null))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly("creator", "init", "chunk-1", "chunk-2", "check", "chunk-3", "status");
  }

  @Test
  void beginsAnewWhereTheHostHasLessThanWeSent() {
    for (long stored : new long[] {1, 10_000_000, 15_000_000}) {
      assertThat(driver(job(Samples.sent()), Map.of("chunk-2", List.of(upload(416, stored)))).run())
          .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
    }
    assertThat(
            driver(job(Samples.sent()), Map.of("chunk-3", List.of(upload(416, 10_000_000L)))).run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
  }

  @Test
  void looksOnceAndBeginsAnewWhenTheUploadIsGone() {
    for (int status : new int[] {403, 404}) {
      PublishDriver driver =
          driver(job(Samples.sent()), Map.of("chunk-2", List.of(upload(status, null))));
      assertThat(driver.run())
          .isInstanceOfSatisfying(
              RetryLater.class,
              retry -> {
                assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
                assertThat(retry.restage()).isTrue();
              });
      assertThat(driver.names()).endsWith("chunk-2", "check");
    }
  }

  @Test
  void neverBeginsAnewWhatTikTokHasInFull() {
    for (String seen : List.of("status-complete", "status-uploaded", "status-inbox")) {
      Map<String, List<PlatformResponse>> answers =
          Map.of("chunk-2", List.of(upload(404, null)), "check", List.of(ok(seen)));
      assertThat(driver(job(Samples.sent()), answers).run()).isInstanceOf(Ambiguous.class);
    }
  }

  @Test
  void bytesThatTikTokDoesNotCountAreNotTakenForComplete() {
    String body = ok("status-uploaded").text().replaceFirst(",\"uploaded_bytes\":[0-9]+", "");
    assertThat(body).doesNotContain("uploaded_bytes");
    Map<String, List<PlatformResponse>> answers =
        Map.of(
            "chunk-2",
            List.of(upload(404, null)),
            "check",
            List.of(new PlatformResponse(200, Map.of(), body)));
    assertThat(driver(job(Samples.sent()), answers).run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
  }

  @Test
  void tellsWhyAnUploadHasFailed() {
    Map<String, List<PlatformResponse>> answers =
        Map.of("chunk-2", List.of(upload(404, null)), "check", List.of(ok("status-failed")));
    assertThat(driver(job(Samples.sent()), answers).run())
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.message()).contains("360 to 4096 pixels"));
  }

  @Test
  void refusesWhatTheHostRefuses() {
    assertThat(driver(job(Samples.sent()), Map.of("chunk-1", List.of(upload(400, null)))).run())
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.CONTENT_REJECTED));
  }

  @Test
  void takesALastChunkThatIsThereAlreadyForSent() {
    PublishDriver driver =
        driver(job(Samples.sent()), Map.of("chunk-3", List.of(upload(416, Samples.VIDEO_BYTES))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).endsWith("chunk-3", "status");
  }

  @Test
  void asksWhatBecameOfALastChunkWithoutAClearAnswer() {
    for (int status : new int[] {200, 206, 400, 403, 404, 416, 429, 500, 503}) {
      PublishDriver driver =
          driver(job(Samples.sent()), Map.of("chunk-3", List.of(upload(status, null))));
      assertThat(driver.run())
          .as("HTTP %d", status)
          .isInstanceOfSatisfying(
              Ambiguous.class,
              ambiguous ->
                  assertThat(ambiguous.evidence().getMap())
                      .containsEntry("publish_id", "v_pub_file~v2-1.7100000000000000001")
                      .containsEntry("http_status", status));
    }
  }

  @Test
  void cutsChunksSoThatTheLastIsHardlyLonger() {
    long wanted = TikTokLimits.CHUNK_BYTES;
    for (long size = 1; size <= TikTokLimits.VIDEO_BYTES; size = size * 5 / 4 + 1_234) {
      long chunk = TikTokUpload.chunkBytes(size, wanted);
      int chunks = TikTokUpload.chunks(size, chunk);
      long last = size - (chunks - 1) * chunk;
      assertThat(chunks).as("%d bytes", size).isBetween(1, 1000);
      assertThat(last).as("%d bytes", size).isBetween(chunk, chunk + 1_000);
      assertThat(last).as("%d bytes", size).isLessThan(2 * TikTokLimits.CHUNK_LEAST + 1_000);
      assertThat(chunks == 1 || chunk >= TikTokLimits.CHUNK_LEAST).as("%d bytes", size).isTrue();
    }
  }

  @Test
  void trustsNoUploadAddressOutsideOfTikTok() {
    for (String address :
        List.of(
            "https://evil.example.com/upload",
            "http://open-upload.tiktokapis.com/video/",
            "https://tiktokapis.com.evil.example/",
            "not an address")) {
      String body =
          "{\"data\":{\"publish_id\":\"v_pub_file~v2-1.1\",\"upload_url\":\"%s\"},\"error\":{\"code\":\"ok\"}}"
              .formatted(address);
      PublishDriver driver =
          driver(
              job(Samples.sent()),
              Map.of("init", List.of(new PlatformResponse(200, Map.of(), body))));
      assertThat(driver.run()).isInstanceOf(RetryLater.class);
      assertThat(driver.names()).endsWith("init");
    }
  }

  @Test
  void beginsAnewWhenTheUploadIsAboutToExpire() {
    Instant late = NOW.plus(Duration.ofMinutes(55));
    assertThat(nextOf(at(null, late.minusSeconds(60)))).isEqualTo("chunk-3");
    assertThat(nextOf(at(null, late.plusSeconds(2)))).isEqualTo("init");
  }

  @Test
  void asksAgainWhatTheAccountMayDoAfterAnHour() {
    PublishDriver driver = driver(at(null, NOW.plus(TikTokStaging.CREATOR_LIFE)), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).startsWith("creator", "init", "chunk-1");
    Journal journal = Journal.empty().with(Samples.creator(NOW));
    assertThat(nextOf(job(Samples.photos(), journal, null, NOW.plusSeconds(3599))))
        .isEqualTo("init");
    assertThat(nextOf(job(Samples.photos(), journal, null, NOW.plusSeconds(3600))))
        .isEqualTo("creator");
  }

  @Test
  void looksAtAnUploadThatMayBeCompleteBeforeAnotherIsBegun() {
    Instant late = NOW.plus(Duration.ofHours(3));
    Instant intent = NOW.plusSeconds(10);
    PublishDriver driver = driver(at(intent, late), Map.of());
    driver.run();
    assertThat(driver.names()).startsWith("check", "creator", "init", "chunk-1");
    Map<String, List<PlatformResponse>> complete = Map.of("check", List.of(ok("status-complete")));
    assertThat(driver(at(intent, late), complete).run()).isInstanceOf(Ambiguous.class);
    Map<String, List<PlatformResponse>> unseen =
        Map.of("check", List.of(error(400, "invalid_publish_id")));
    assertThat(driver(at(intent, late), unseen).run()).isInstanceOf(Ambiguous.class);
  }

  @Test
  void keepsToTheChunksOfAnUploadThatWasBegunWithOthers() {
    Journal journal =
        Journal.empty()
            .with(Samples.creator(NOW))
            .with(
                entry(
                    "init",
                    NOW,
                    "publish_id",
                    "v_pub_file~v2-1.1",
                    "upload_url",
                    Samples.UPLOAD_URL,
                    "expires_at",
                    "2026-10-01T13:00:00Z",
                    "video_size",
                    Samples.VIDEO_BYTES,
                    "chunk_size",
                    12_000_000L))
            .with(entry("chunk-1", NOW, "uploaded", 12_000_000L));
    Step.Call call =
        (Step.Call)
            Samples.PLATFORM.adapter().next(job(Samples.sent(), journal, null, NOW.plusSeconds(5)));
    assertThat(call.name()).isEqualTo("chunk-2");
    assertThat(call.phase()).isEqualTo(Step.Phase.COMMIT);
    assertThat(call.request().headers())
        .containsEntry("Content-Range", "bytes 12000000-29999999/30000000");
  }

  private static PublishJob at(@Nullable Instant intent, Instant now) {
    return job(Samples.sent(), staged(NOW), intent, now);
  }

  private static PlatformResponse broken() {
    return new PlatformResponse(503, Map.of(), "<html>");
  }

  private static String nextOf(PublishJob job) {
    return ((Step.Call) Samples.PLATFORM.adapter().next(job)).name();
  }
}
