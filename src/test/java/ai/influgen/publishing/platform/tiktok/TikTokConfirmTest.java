package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.RecordedTikTok.driver;
import static ai.influgen.publishing.platform.tiktok.Samples.job;
import static ai.influgen.publishing.platform.tiktok.Samples.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of TikTok's word on a post that it has taken. */
class TikTokConfirmTest {
  @Test
  void asksFastAtFirstAndNeverMoreThanTheLimitAllows() {
    PublishDriver driver =
        driver(
            job(Samples.fetched()),
            Map.of("status", Collections.nCopies(10, ok("status-download"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.waits().stream().map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 15L, 30L, 60L, 120L, 120L, 120L);
  }

  @Test
  void isPublishedWithoutAnIdUntilTikTokTellsOne() {
    PublishDriver driver =
        driver(
            job(Samples.fetched()),
            Map.of(
                "status",
                List.of(ok("status-complete-no-id")),
                "post-id",
                Collections.nCopies(2, ok("status-complete-no-id"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Published.class,
            published -> {
              assertThat(published.remotePostId()).isEqualTo("7200000000000000042");
              assertThat(published.permalink()).endsWith("/video/7200000000000000042");
            });
    assertThat(driver.names()).endsWith("status", "post-id", "post-id", "post-id");
    PublishDriver.Made asked = driver.made().getLast();
    assertThat(Samples.PLATFORM.adapter().proven(asked.job().journal()))
        .hasValueSatisfying(
            published -> {
              assertThat(published.remotePostId()).isNull();
              assertThat(published.permalink()).isNull();
              assertThat(published.evidence().getString("publish_id"))
                  .isEqualTo("v_pub_url~v2.7100000000000000002");
            });
  }

  @Test
  void doesWithoutAnIdThatNeverComes() {
    for (PlatformResponse answer :
        List.of(
            ok("status-complete-no-id"),
            ok("status-failed"),
            Samples.error(400, "invalid_publish_id"),
            new PlatformResponse(502, Map.of(), "<html>"))) {
      PublishDriver driver =
          driver(
              job(Samples.fetched()),
              Map.of(
                  "status",
                  List.of(ok("status-complete-no-id")),
                  "post-id",
                  Collections.nCopies(99, answer)));
      assertThat(driver.run())
          .isInstanceOfSatisfying(
              Published.class, published -> assertThat(published.remotePostId()).isNull());
      assertThat(driver.waits().stream().reduce(Duration.ZERO, Duration::plus))
          .isGreaterThan(Duration.ofHours(20));
    }
  }

  @Test
  void looksForNoIdOfWhatOnlyTheAccountSees() {
    Payload hidden =
        Samples.payload(
            Samples.draft(Samples.settings("privacy_level", "SELF_ONLY"), Samples.video()));
    PublishDriver driver =
        driver(job(hidden), Map.of("status", List.of(ok("status-complete-no-id"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Published.class, published -> assertThat(published.remotePostId()).isNull());
    assertThat(driver.names()).endsWith("chunk-3", "status");
  }

  @Test
  void takesTheFirstOfSeveralIdsAndKeepsAll() {
    PlatformResponse two =
        new PlatformResponse(
            200,
            Map.of(),
            Samples.text("status-complete")
                .replace("7200000000000000042", "7200000000000000042,\"7200000000000000043\""));
    assertThat(driver(job(Samples.fetched()), Map.of("status", List.of(two))).run())
        .isInstanceOfSatisfying(
            Published.class,
            published -> {
              assertThat(published.remotePostId()).isEqualTo("7200000000000000042");
              assertThat(published.evidence().getJsonArray("post_ids"))
                  .containsExactly("7200000000000000042", "7200000000000000043");
            });
  }

  @Test
  void tellsThatAPostLandedInTheInbox() {
    assertThat(driver(job(Samples.fetched()), Map.of("status", List.of(ok("status-inbox")))).run())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_ERROR);
              assertThat(refused.message()).contains("inbox");
            });
  }

  @Test
  void neverTakesAnUnansweredQuestionForTheEndOfAPost() {
    for (String code : List.of("invalid_publish_id", "invalid_params", "brand_new_code")) {
      PublishDriver driver =
          driver(job(Samples.fetched()), Map.of("status", List.of(Samples.error(400, code))));
      assertThat(driver.run())
          .isInstanceOfSatisfying(RetryLater.class, retry -> assertThat(retry.restage()).isFalse());
    }
    PlatformResponse expired = Samples.response(401, "error-token");
    assertThat(driver(job(Samples.fetched()), Map.of("status", List.of(expired))).run())
        .isInstanceOf(AuthExpired.class);
  }
}
