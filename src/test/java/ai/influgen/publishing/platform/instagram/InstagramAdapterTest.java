package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.RecordedInstagram.driver;
import static ai.influgen.publishing.platform.instagram.RecordedInstagram.json;
import static ai.influgen.publishing.platform.instagram.Samples.NOW;
import static ai.influgen.publishing.platform.instagram.Samples.draft;
import static ai.influgen.publishing.platform.instagram.Samples.entry;
import static ai.influgen.publishing.platform.instagram.Samples.error;
import static ai.influgen.publishing.platform.instagram.Samples.image;
import static ai.influgen.publishing.platform.instagram.Samples.job;
import static ai.influgen.publishing.platform.instagram.Samples.ok;
import static ai.influgen.publishing.platform.instagram.Samples.payload;
import static ai.influgen.publishing.platform.instagram.Samples.settings;
import static ai.influgen.publishing.platform.instagram.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an Instagram post goes on when something is slow, old, or fails. */
class InstagramAdapterTest {
  private static final Payload IMAGE = Samples.imagePayload();

  @Test
  void pollsImagesFastAndVideosSlowly() {
    List<PlatformResponse> busy = Collections.nCopies(5, ok("status-in-progress"));
    PublishDriver image = driver(job(IMAGE), Map.of("container-status", busy));
    image.run();
    assertThat(image.waits().stream().map(Duration::toMillis))
        .containsExactly(300L, 1000L, 2000L, 5000L, 5000L);
    PublishDriver reel =
        driver(job(payload(draft(settings(), video(10)))), Map.of("container-status", busy));
    reel.run();
    assertThat(reel.waits().stream().map(Duration::toSeconds))
        .containsExactly(5L, 10L, 20L, 30L, 60L);
  }

  @Test
  void leavesAReelThatTakesTooLongForALaterTryAndKeepsItsContainer() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings(), video(10)))),
            Map.of("container-status", Collections.nCopies(99, ok("status-in-progress"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isFalse());
    Duration waited = driver.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  @Test
  void tellsWhyAContainerFailed() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings(), image(1080, 1080), video(9)))),
            Map.of("child-2-status", List.of(ok("status-error"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
              assertThat(refused.message()).startsWith("Item 2: Instagram can't read this video");
            });
  }

  @Test
  void makesAFailedContainerAnewWhereThatMayHelp() {
    PlatformResponse failed =
        json("{\"status_code\":\"ERROR\",\"status\":\"Error: code 2207001, try again\"}");
    assertThat(driver(job(IMAGE), Map.of("container-status", List.of(failed))).run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
    assertThat(driver(job(IMAGE), Map.of("container-status", List.of(ok("status-expired")))).run())
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.restage()).isTrue());
  }

  @Test
  void neverPublishesAContainerThatIsPublished() {
    PublishDriver driver =
        driver(job(IMAGE), Map.of("container-status", List.of(ok("status-published"))));
    assertThat(driver.run()).isInstanceOf(Ambiguous.class);
    assertThat(driver.names()).doesNotContain("publish");
  }

  @Test
  void makesAnewWhatIsTooOldToBePublished() {
    Journal journal = staged(NOW);
    Instant late = NOW.plus(Duration.ofHours(23));
    assertThat(nextOf(job(IMAGE, journal, 1, null, late.minusSeconds(1)))).isEqualTo("publish");
    PublishDriver driver = driver(job(IMAGE, journal, 1, null, late), Map.of());
    driver.run();
    assertThat(driver.names()).startsWith("limit", "container", "container-status", "publish");
  }

  @Test
  void makesACarouselAnewWhenAPartOfItIs() {
    Payload payload = payload(draft(settings(), image(1080, 1080), image(1080, 1080)));
    PublishDriver first = driver(job(payload), Map.of("publish", List.of(error("error-quota"))));
    first.run();
    Instant late = NOW.plus(Duration.ofHours(23)).plusSeconds(1);
    PublishDriver second = driver(job(payload, first.job().journal(), 2, null, late), Map.of());
    assertThat(second.run()).isInstanceOf(Published.class);
    assertThat(second.names())
        .containsSubsequence(
            "child-1", "child-1-status", "container", "container-status", "publish");
  }

  @Test
  void looksAtTheContainerAgainAfterACommitThatFailed() {
    Journal journal = staged(NOW);
    Instant intent = NOW.plusSeconds(10);
    assertThat(nextOf(job(IMAGE, journal, 1, intent, intent))).isEqualTo("publish");
    assertThat(nextOf(job(IMAGE, journal, 2, intent, intent.plusSeconds(60))))
        .isEqualTo("container-status");
    Journal looked = journal.with(entry("container-status", intent.plusSeconds(61), "attempt", 2));
    assertThat(nextOf(job(IMAGE, looked, 2, intent, intent.plusSeconds(62)))).isEqualTo("publish");
    assertThat(nextOf(job(IMAGE, looked, 2, intent.plusSeconds(62), intent.plusSeconds(63))))
        .isEqualTo("publish");
  }

  @Test
  void readsThePermalinkInAPassOfItsOwn() {
    Journal published =
        staged(NOW).with(entry("publish", NOW.plusSeconds(9), "id", "17950000000000001"));
    PublishDriver driver =
        driver(job(IMAGE, published, 1, NOW.plusSeconds(8), NOW.plusSeconds(99_999)), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).containsExactly("permalink");
  }

  @Test
  void staysPublishedWithoutAPermalink() {
    for (PlatformResponse answer :
        List.of(
            error("error-token-expired"),
            error("error-unseen"),
            json("{}"),
            new PlatformResponse(503, Map.of(), "<html>"))) {
      PublishDriver driver =
          driver(job(IMAGE), Map.of("permalink", Collections.nCopies(9, answer)));
      assertThat(driver.run())
          .isInstanceOfSatisfying(
              Published.class,
              published -> {
                assertThat(published.remotePostId()).isEqualTo("17950000000000001");
                assertThat(published.permalink()).isNull();
              });
    }
  }

  @Test
  void waitsForTheDailyQuotaWithTheSameContainer() {
    PublishDriver driver = driver(job(IMAGE), Map.of("publish", List.of(error("error-quota"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.RATE_LIMITED);
              assertThat(retry.pause()).isEqualTo(Duration.ofHours(1));
              assertThat(retry.restage()).isFalse();
            });
  }

  @Test
  void keepsTheAnswerOfADoubtfulCommitAsEvidence() {
    PublishDriver driver = driver(job(IMAGE), Map.of("publish", List.of(error("error-server"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.evidence().getMap())
                    .containsEntry("container_id", "17900000000000001")
                    .containsEntry("error_subcode", 2207001)
                    .containsEntry("http_status", 400));
  }

  private static Journal staged(Instant at) {
    return Journal.empty()
        .with(entry("limit", at.minusSeconds(1)))
        .with(entry("container", at, "id", "17900000000000001"))
        .with(entry("container-status", at.plusSeconds(1), "attempt", 1));
  }

  private static String nextOf(PublishJob job) {
    return ((Step.Call) Samples.PLATFORM.adapter().next(job)).name();
  }
}
