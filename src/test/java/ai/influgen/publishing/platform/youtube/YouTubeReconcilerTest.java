package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.BYTES;
import static ai.influgen.publishing.platform.youtube.Samples.NOW;
import static ai.influgen.publishing.platform.youtube.Samples.SESSION;
import static ai.influgen.publishing.platform.youtube.Samples.empty;
import static ai.influgen.publishing.platform.youtube.Samples.entry;
import static ai.influgen.publishing.platform.youtube.Samples.holds;
import static ai.influgen.publishing.platform.youtube.Samples.ok;
import static ai.influgen.publishing.platform.youtube.Samples.opened;
import static ai.influgen.publishing.platform.youtube.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Reconciler.Next;
import ai.influgen.publishing.platform.Settlement.Found;
import ai.influgen.publishing.platform.Settlement.NotPublished;
import ai.influgen.publishing.platform.Settlement.Undecidable;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YouTubeReconcilerTest {
  private static final Payload VIDEO = Samples.videoPayload();
  private static final long STAGED = 99_876_864;
  private static final Instant INTENT = NOW.plusSeconds(100);

  @Test
  void takesTheSessionsWordForTheVideo() {
    for (int status : new int[] {200, 201}) {
      Inquiry inquiry =
          new Inquiry(doubtful()).answering("reconcile-session", response(status, "video"));
      assertThat(inquiry.settle())
          .isInstanceOfSatisfying(
              Found.class,
              found -> {
                assertThat(found.published().remotePostId()).isEqualTo("dQ-_abcdefg");
                assertThat(found.published().permalink())
                    .isEqualTo("https://www.youtube.com/watch?v=dQ-_abcdefg");
              });
      PlatformRequest question = inquiry.requests.getFirst();
      assertThat(question.method()).isEqualTo(HttpMethod.PUT);
      assertThat(question.url()).hasToString(SESSION);
      assertThat(question.headers()).containsEntry("Content-Range", "bytes */100000000");
      assertThat(question.body()).isEqualTo(new Body.None());
      assertThat(Samples.PLATFORM.adapter().next(inquiry.job))
          .as("a found video is looked after like any other")
          .isInstanceOfSatisfying(
              Step.Call.class, c -> assertThat(c.name()).isEqualTo("processing"));
    }
  }

  @Test
  void sendsTheMissingBytesToTheSameSession() {
    Inquiry inquiry = new Inquiry(doubtful()).answering("reconcile-session", holds(STAGED));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, settled -> assertThat(settled.restage()).isFalse());
    PublishJob settled = inquiry.job;
    PublishJob next =
        Samples.job(VIDEO, settled.journal(), 2, INTENT, settled.now().plusSeconds(3));
    assertThat(Samples.PLATFORM.adapter().next(next))
        .isInstanceOfSatisfying(
            Step.Call.class,
            call -> {
              assertThat(call.name()).isEqualTo("upload");
              assertThat(call.request().headers())
                  .containsEntry("Content-Range", "bytes 99876864-99999999/100000000");
            });
  }

  @Test
  void goesBackToWhereTheSessionHasStopped() {
    Inquiry inquiry = new Inquiry(doubtful()).answering("reconcile-session", holds(0));
    assertThat(inquiry.settle()).isInstanceOf(NotPublished.class);
    PublishJob next = Samples.job(VIDEO, inquiry.job.journal(), 2, INTENT, inquiry.job.now());
    assertThat(Samples.PLATFORM.adapter().next(next))
        .isInstanceOfSatisfying(Step.Call.class, c -> assertThat(c.name()).isEqualTo("chunk-0"));
  }

  @Test
  void asksTheSessionAnewInEachDoubt() {
    Journal earlier =
        doubtful()
            .journal()
            .with(entry("reconcile-session", INTENT.plusSeconds(30), "stored", 9L, "attempt", 1));
    PublishJob second = Samples.job(VIDEO, earlier, 2, INTENT, INTENT.plusSeconds(60));
    Inquiry inquiry = new Inquiry(second).answering("reconcile-session", response(200, "video"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.asked).containsExactly("reconcile-session");
  }

  @Test
  void leavesAFullSessionTimeToTellOfItsVideo() {
    Inquiry slow =
        new Inquiry(doubtful())
            .answering("reconcile-session", holds(BYTES), holds(BYTES), response(200, "video"));
    assertThat(slow.settle()).isInstanceOf(Found.class);
    Inquiry never = new Inquiry(doubtful()).answering("reconcile-session", holds(BYTES));
    assertThat(never.settle()).isInstanceOf(Undecidable.class);
    assertThat(never.waited).hasSeconds(90);
  }

  @Test
  void looksForTheVideoAmongTheUploadsOfAGoneSession() {
    for (int status : new int[] {404, 410}) {
      Inquiry inquiry =
          new Inquiry(doubtful())
              .answering("reconcile-session", empty(status))
              .answering("reconcile-uploads", ok("uploads"));
      assertThat(inquiry.settle())
          .isInstanceOfSatisfying(
              Found.class,
              found -> assertThat(found.published().remotePostId()).isEqualTo("dQ-_abcdefg"));
      PlatformRequest look = inquiry.requests.getLast();
      assertThat(look.url()).hasToString("https://www.googleapis.com/youtube/v3/playlistItems");
      assertThat(look.query())
          .isEqualTo(
              Map.of(
                  "part", "snippet,contentDetails,status",
                  "playlistId", "UUmila0000000000000000x",
                  "maxResults", "50"));
    }
  }

  @Test
  void looksSeveralTimesBeforeItGivesUp() {
    Inquiry late =
        new Inquiry(doubtful())
            .answering("reconcile-session", empty(404))
            .answering("reconcile-uploads", ok("uploads-none"), ok("uploads"));
    assertThat(late.settle()).isInstanceOf(Found.class);
    Inquiry never =
        new Inquiry(doubtful())
            .answering("reconcile-session", empty(404))
            .answering("reconcile-uploads", ok("uploads-none"));
    assertThat(never.settle())
        .isInstanceOfSatisfying(
            Undecidable.class,
            u -> {
              assertThat(u.message()).contains("Look at the channel");
              assertThat(u.evidence().encode())
                  .contains("\"gone\":true")
                  .doesNotContain("upload_id");
            });
    assertThat(never.asked)
        .containsExactly(
            "reconcile-session", "reconcile-uploads", "reconcile-uploads", "reconcile-uploads");
    assertThat(never.waited).isBetween(Duration.ofSeconds(115), Duration.ofSeconds(120));
  }

  @Test
  void neverPicksOneOfSeveral() {
    String twice = Samples.text("uploads").replace("Another one", "Rooftop at dawn");
    Inquiry inquiry =
        new Inquiry(doubtful())
            .answering("reconcile-session", empty(410))
            .answering("reconcile-uploads", new PlatformResponse(200, Map.of(), twice));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Undecidable.class, u -> assertThat(u.message()).contains("2 videos"));
    String other = twice.replaceFirst("\"description\":\"Rooftop", "\"description\":\"Sunset");
    Inquiry told =
        new Inquiry(doubtful())
            .answering("reconcile-session", empty(410))
            .answering("reconcile-uploads", new PlatformResponse(200, Map.of(), other));
    assertThat(told.settle())
        .as("the description tells them apart")
        .isInstanceOfSatisfying(
            Found.class, f -> assertThat(f.published().remotePostId()).isEqualTo("dQ-_abcdefg"));
  }

  @Test
  void takesNothingOlderThanItsSession() {
    PublishJob younger =
        Samples.job(VIDEO, opened(NOW.plusSeconds(75)), 1, INTENT, INTENT.plusSeconds(30));
    Inquiry inquiry =
        new Inquiry(younger)
            .answering("reconcile-session", empty(410))
            .answering("reconcile-uploads", ok("uploads"));
    assertThat(inquiry.settle()).isInstanceOf(Undecidable.class);
  }

  @Test
  void needsThePlaylistToLook() {
    PublishJob job = doubtful();
    Account account = job.account();
    Account bare =
        new Account(account.remoteId(), account.username(), account.tokens(), new JsonObject());
    PublishJob without =
        new PublishJob(bare, VIDEO, job.journal(), 1, INTENT, job.now(), job.links());
    assertThat(new Inquiry(without).answering("reconcile-session", empty(404)).settle())
        .isInstanceOf(Undecidable.class);
  }

  @Test
  void cannotTellWithoutASession() {
    PublishJob job = Samples.job(VIDEO, Journal.empty(), 1, INTENT, INTENT);
    assertThat(new Inquiry(job).settle()).isInstanceOf(Undecidable.class);
  }

  @Test
  void asksLaterWhenYouTubeDoesNotAnswer() {
    assertThat(unanswered("reconcile-session", response(401, "error-token")))
        .isInstanceOf(AuthExpired.class);
    for (PlatformResponse answer :
        List.of(
            empty(503),
            new PlatformResponse(502, Map.of(), "<html>"),
            new PlatformResponse(200, Map.of(), "{}"))) {
      assertThat(unanswered("reconcile-session", answer)).isInstanceOf(RetryLater.class);
      assertThat(unanswered("reconcile-uploads", answer)).isInstanceOf(RetryLater.class);
    }
    assertThat(unanswered("reconcile-uploads", response(403, "error-quota")))
        .isInstanceOfSatisfying(
            RetryLater.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.RATE_LIMITED));
  }

  private static PublishOutcome unanswered(String question, PlatformResponse answer) {
    PublishJob job = doubtful();
    Next.Ask ask = (Next.Ask) reconciler().next(job);
    Step.Call call = new Step.Call(question, ask.call().phase(), ask.call().request());
    return ((StepResult.Ended) reconciler().read(job, new Exchange(call, answer, 1))).outcome();
  }

  /** The last chunk was permitted, and nobody knows what came of it. */
  private static PublishJob doubtful() {
    Journal journal =
        opened(NOW)
            .with(entry("chunk-66584576", NOW.plusSeconds(9), "stored", STAGED, "attempt", 1));
    return Samples.job(VIDEO, journal, 1, INTENT, INTENT.plusSeconds(22));
  }

  private static Reconciler reconciler() {
    return Samples.PLATFORM.adapter().reconciler();
  }
}
