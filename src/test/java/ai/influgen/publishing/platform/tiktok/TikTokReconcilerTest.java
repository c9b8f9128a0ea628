package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static ai.influgen.publishing.platform.tiktok.Samples.entry;
import static ai.influgen.publishing.platform.tiktok.Samples.error;
import static ai.influgen.publishing.platform.tiktok.Samples.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Reconciler.Next;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Settlement.Found;
import ai.influgen.publishing.platform.Settlement.NotFound;
import ai.influgen.publishing.platform.Settlement.NotPublished;
import ai.influgen.publishing.platform.Settlement.Undecidable;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TikTokReconcilerTest {
  private static final Reconciler RECONCILER = Samples.PLATFORM.adapter().reconciler();

  /** The last chunk was sent, and its answer is missing. */
  private static Inquiry sent() {
    return sent(NOW.plusSeconds(30));
  }

  private static Inquiry sent(Instant now) {
    return new Inquiry(Samples.job(Samples.sent(), Samples.staged(NOW.minusSeconds(60)), NOW, now));
  }

  /** TikTok was asked to fetch it, and the answer is missing. */
  private static Inquiry fetched(Payload payload) {
    Journal journal = Journal.empty().with(Samples.creator(NOW.minusSeconds(60)));
    return new Inquiry(Samples.job(payload, journal, NOW, NOW.plusSeconds(30)));
  }

  private static Inquiry fetched() {
    return fetched(Samples.fetched());
  }

  @Test
  void adoptsWhatIsCompleteByItsPublishId() {
    Inquiry inquiry = sent().answering("reconcile-status", ok("status-complete"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Found.class,
            found -> {
              assertThat(found.published().remotePostId()).isEqualTo("7200000000000000042");
              assertThat(found.published().permalink())
                  .isEqualTo("https://www.tiktok.com/@mila.demo/video/7200000000000000042");
              assertThat(found.published().evidence().getString("publish_id"))
                  .isEqualTo("v_pub_file~v2-1.7100000000000000001");
            });
  }

  @Test
  void adoptsWhatIsCompleteWithoutAnIdAndLooksForItLater() {
    Inquiry inquiry = sent().answering("reconcile-status", ok("status-complete-no-id"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Found.class, found -> assertThat(found.published().remotePostId()).isNull());
    Step next = Samples.PLATFORM.adapter().next(inquiry.job());
    assertThat(((Step.Call) next).name()).isEqualTo("post-id");
    assertThat(((Step.Call) next).phase()).isEqualTo(Step.Phase.CONFIRM);
  }

  @Test
  void waitsWhileTikTokIsAtWork() {
    Inquiry inquiry =
        sent()
            .answering(
                "reconcile-status",
                ok("status-uploaded"),
                ok("status-uploaded"),
                ok("status-complete"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.waited()).hasSeconds(3);
  }

  /** A status may lag behind: TikTok has said already that it holds every byte. */
  @Test
  void waitsForWhatTikTokHasTakenWhateverAnEarlierStatusSays() {
    long size = Samples.sent().media().getFirst().bytes();
    Journal taken =
        Samples.staged(NOW.minusSeconds(60))
            .with(Samples.entry("chunk-3", NOW.plusSeconds(2), "uploaded", size));
    Inquiry inquiry =
        new Inquiry(Samples.job(Samples.sent(), taken, NOW, NOW.plusSeconds(30)))
            .answering("reconcile-status", ok("status-upload"), ok("status-complete"));

    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.asked()).hasSize(2);
  }

  @Test
  void asksAPersonWhenTikTokIsAtWorkForADay() {
    for (String state : List.of("status-uploaded", "status-download")) {
      Inquiry inquiry = sent().answering("reconcile-status", ok(state));
      assertThat(inquiry.settle())
          .isInstanceOfSatisfying(
              Undecidable.class, u -> assertThat(u.message()).contains("for a day"));
      assertThat(inquiry.waited()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }
  }

  @Test
  void goesOnWithTheSameUploadWhereTheLastChunkIsMissing() {
    Inquiry inquiry = sent().answering("reconcile-status", ok("status-upload"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, settled -> assertThat(settled.restage()).isFalse());
    assertThat(inquiry.waited()).isZero();
    Step.Call next = (Step.Call) Samples.PLATFORM.adapter().next(inquiry.job());
    assertThat(next.name()).isEqualTo("chunk-3");
    assertThat(next.phase()).isEqualTo(Step.Phase.COMMIT);
    assertThat(next.request().url()).hasToString(Samples.UPLOAD_URL);
  }

  @Test
  void beginsAnewOnlyAfterTwoLooksOnceTheUploadIsTooOld() {
    Inquiry inquiry =
        sent(NOW.plus(Duration.ofHours(2))).answering("reconcile-status", ok("status-upload"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, settled -> assertThat(settled.restage()).isTrue());
    assertThat(inquiry.asked()).hasSize(2);
    assertThat(inquiry.waited()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
  }

  @Test
  void adoptsWhatWasOnlySlowToArrive() {
    Inquiry inquiry =
        sent(NOW.plus(Duration.ofHours(2)))
            .answering("reconcile-status", ok("status-upload"), ok("status-complete"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
  }

  @Test
  void doesNotTryTheSameAddressAThirdTime() {
    Inquiry first = sent().answering("reconcile-status", ok("status-upload"));
    first.settle();
    Instant again = NOW.plusSeconds(120);
    PublishJob job = first.job();
    Inquiry second =
        new Inquiry(Samples.job(job.payload(), job.journal(), again, again.plusSeconds(30)))
            .answering("reconcile-status", ok("status-upload"));
    assertThat(second.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, settled -> assertThat(settled.restage()).isTrue());
    assertThat(second.waited()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
  }

  @Test
  void endsWhatHasFailedForGood() {
    assertThat(sent().answering("reconcile-status", ok("status-failed")).settle())
        .isInstanceOfSatisfying(
            Settlement.Refused.class,
            settled -> {
              assertThat(settled.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
              assertThat(settled.message()).contains("360 to 4096 pixels");
              assertThat(settled.evidence().encode()).contains("picture_size_check_failed");
            });
  }

  @Test
  void beginsAnewWhatHasFailedForNow() {
    String body = ok("status-failed").text().replace("picture_size_check_failed", "internal");
    assertThat(
            sent()
                .answering("reconcile-status", new PlatformResponse(200, Map.of(), body))
                .settle())
        .isInstanceOfSatisfying(
            NotPublished.class, settled -> assertThat(settled.restage()).isTrue());
  }

  @Test
  void whatIsInTheInboxEndsAsItDoesWithoutADoubt() {
    assertThat(sent().answering("reconcile-status", ok("status-inbox")).settle())
        .isInstanceOfSatisfying(
            Settlement.Refused.class, r -> assertThat(r.message()).contains("inbox"));
  }

  @Test
  void asksByThePublishIdThatCameTooLate() {
    Journal journal =
        Journal.empty()
            .with(Samples.creator(NOW))
            .with(entry("init", NOW.plusSeconds(40), "publish_id", "v_pub_url~v2.1"));
    Inquiry inquiry =
        new Inquiry(Samples.job(Samples.fetched(), journal, NOW, NOW.plusSeconds(50)))
            .answering("reconcile-status", ok("status-download"), ok("status-complete"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
  }

  @Test
  void findsAPostWhosePublishIdIsLostAmongTheAccountsVideos() {
    Inquiry inquiry = fetched().answering("reconcile-list", ok("video-list"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Found.class,
            found -> {
              assertThat(found.published().remotePostId()).isEqualTo("7200000000000000042");
              assertThat(found.published().permalink())
                  .isEqualTo("https://www.tiktok.com/@mila.demo/video/7200000000000000042");
            });
  }

  @Test
  void asksForTheNewestVideosWithAllThatTellsThemApart() {
    Next.Ask ask = (Next.Ask) RECONCILER.next(fetched().job());
    PlatformRequest request = ask.call().request();
    assertThat(request.url()).hasToString("https://open.tiktokapis.com/v2/video/list/");
    assertThat(request.query())
        .containsOnly(
            Map.entry("fields", "id,create_time,title,video_description,share_url,duration"));
    assertThat(request.body()).isEqualTo(new Body.Json(new JsonObject().put("max_count", 20)));
  }

  @Test
  void looksForAWhileBeforeAPersonIsAsked() {
    Inquiry inquiry = fetched().answering("reconcile-list", ok("video-list-none"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(NotFound.class, n -> assertThat(n.message()).contains("0 posts"));
    assertThat(inquiry.asked()).hasSize(6);
    assertThat(inquiry.waited()).isGreaterThan(Duration.ofMinutes(15));
  }

  @Test
  void doesNotSayThatItIsNotThereWhileNotAllWasSeen() {
    JsonObject more = ok("video-list-none").json().copy();
    more.getJsonObject("data").put("has_more", true);
    assertThat(
            fetched()
                .answering("reconcile-list", new PlatformResponse(200, Map.of(), more.encode()))
                .settle())
        .isInstanceOfSatisfying(
            Undecidable.class, u -> assertThat(u.message()).contains("0 posts"));
  }

  @Test
  void neverChoosesBetweenTwoThatLookAlike() {
    assertThat(fetched().answering("reconcile-list", ok("video-list-two")).settle())
        .isInstanceOfSatisfying(
            Undecidable.class, u -> assertThat(u.message()).contains("2 posts"));
  }

  @Test
  void looksInVainForWhatIsNotForEveryone() {
    Payload hidden =
        Samples.payload(
            Samples.draft(
                Samples.settings("privacy_level", "SELF_ONLY", "upload", "url"), Samples.video()));
    Inquiry inquiry = fetched(hidden);
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Undecidable.class, u -> assertThat(u.message()).contains("public posts only"));
    assertThat(inquiry.asked()).isEmpty();
  }

  @Test
  void asksAPersonWhereTheListMayNotBeRead() {
    assertThat(fetched().answering("reconcile-list", error(401, "scope_not_authorized")).settle())
        .isInstanceOf(Undecidable.class);
  }

  @Test
  void looksThroughTheListForWhatTikTokDoesNotKnowAnyMore() {
    Inquiry inquiry =
        sent()
            .answering("reconcile-status", error(400, "invalid_publish_id"))
            .answering("reconcile-list", ok("video-list"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.asked())
        .containsExactly(
            "reconcile-status", "reconcile-status", "reconcile-status", "reconcile-list");
  }

  @Test
  void concludesNothingFromAQuestionThatWasNotAnswered() {
    PublishJob job = sent().job();
    Step.Call call = ((Next.Ask) RECONCILER.next(job)).call();
    for (PlatformResponse answer :
        List.of(
            new PlatformResponse(503, Map.of(), "<html>"),
            error(429, "rate_limit_exceeded"),
            error(400, "invalid_params"),
            new PlatformResponse(200, Map.of(), "{}"))) {
      assertThat(RECONCILER.read(job, new Exchange(call, answer, 1)))
          .isInstanceOfSatisfying(
              StepResult.Ended.class,
              ended -> assertThat(ended.outcome()).isInstanceOf(RetryLater.class));
    }
    PlatformResponse expired = Samples.response(401, "error-token");
    assertThat(((StepResult.Ended) RECONCILER.read(job, new Exchange(call, expired, 1))).outcome())
        .isInstanceOf(AuthExpired.class);
  }
}
