package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.Samples.NOW;
import static ai.influgen.publishing.platform.instagram.Samples.entry;
import static ai.influgen.publishing.platform.instagram.Samples.error;
import static ai.influgen.publishing.platform.instagram.Samples.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Reconciler.Next;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Settlement.Found;
import ai.influgen.publishing.platform.Settlement.NotPublished;
import ai.influgen.publishing.platform.Settlement.Undecidable;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InstagramReconcilerTest {
  private static final Reconciler RECONCILER = Samples.PLATFORM.adapter().reconciler();

  /** A reconciliation over recorded answers by the name of the question; the last one stays. */
  private static final class Inquiry {
    private final Map<String, Deque<PlatformResponse>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private PublishJob job;
    private Duration waited = Duration.ZERO;

    Inquiry(PublishJob job) {
      this.job = job;
    }

    Inquiry answering(String question, PlatformResponse... recorded) {
      answers.put(question, new ArrayDeque<>(List.of(recorded)));
      return this;
    }

    Settlement settle() {
      int tries = 1;
      while (asked.size() < 50) {
        switch (RECONCILER.next(job)) {
          case Next.Settled(Settlement settlement) -> {
            return settlement;
          }
          case Next.Wait(Duration pause) -> wait(pause);
          case Next.Ask(Step.Call call) -> {
            asked.add(call.name());
            switch (RECONCILER.read(job, new Exchange(call, answer(call), tries))) {
              case StepResult.Keep keep -> {
                tries = 1;
                Journal.Entry entry = new Journal.Entry(call.name(), keep.result(), job.now());
                job = job.with(job.journal().with(entry), job.now().plusSeconds(1));
              }
              case StepResult.Again(Duration after) -> {
                tries++;
                wait(after);
              }
              case StepResult.Ended ended -> throw new AssertionError(ended.toString());
            }
          }
        }
      }
      throw new AssertionError("no end: " + asked);
    }

    private PlatformResponse answer(Step.Call call) {
      Deque<PlatformResponse> recorded =
          Objects.requireNonNull(answers.get(call.name()), call.name());
      return recorded.size() > 1 ? recorded.removeFirst() : recorded.getFirst();
    }

    private void wait(Duration pause) {
      assertThat(pause).isPositive();
      waited = waited.plus(pause);
      job = job.with(job.journal(), job.now().plus(pause));
    }
  }

  private static PublishJob committed(Payload payload) {
    return committed(payload, NOW.minusSeconds(60), NOW);
  }

  private static PublishJob committed(Payload payload, Instant staged, Instant intent) {
    Journal journal =
        Journal.empty()
            .with(entry("container", staged, "id", "17900000000000001"))
            .with(entry("container-status", staged.plusSeconds(1), "attempt", 1));
    return Samples.job(payload, journal, 1, intent, intent.plusSeconds(40));
  }

  private static Inquiry image() {
    return new Inquiry(committed(Samples.imagePayload()));
  }

  @Test
  void adoptsThePostThatLooksLikeOurs() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", ok("status-published"))
            .answering("reconcile-list", ok("media-list"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Found.class,
            found -> {
              assertThat(found.published().remotePostId()).isEqualTo("17950000000000001");
              assertThat(found.published().permalink())
                  .isEqualTo("https://www.instagram.com/p/AbC123/");
              assertThat(found.published().evidence().getString("container_id"))
                  .isEqualTo("17900000000000001");
            });
    assertThat(inquiry.asked).containsExactly("reconcile-status", "reconcile-list");
  }

  @Test
  void looksForAStoryAmongTheStories() {
    Payload story =
        Samples.payload(
            Samples.draft(Samples.settings("kind", "story"), Samples.image(1080, 1920)));
    Inquiry inquiry =
        new Inquiry(committed(story))
            .answering("reconcile-status", ok("status-published"))
            .answering("reconcile-list", ok("stories"));
    assertThat(published(inquiry.settle()).remotePostId()).isEqualTo("17950000000000003");
  }

  @Test
  void neverTakesOneOfSeveralForOurs() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", ok("status-published"))
            .answering("reconcile-list", ok("media-list-two"));
    assertThat(published(inquiry.settle()).remotePostId()).isNull();
  }

  @Test
  void takesItForPublishedUnderAnUnknownIdWhenTheListStaysSilent() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", ok("status-published"))
            .answering("reconcile-list", ok("media-list-none"));
    Published published = published(inquiry.settle());
    assertThat(published.remotePostId()).isNull();
    assertThat(published.evidence().getString("container_id")).isEqualTo("17900000000000001");
    assertThat(inquiry.asked)
        .containsExactly("reconcile-status", "reconcile-list", "reconcile-list", "reconcile-list");
  }

  @Test
  void findsAPostThatShowsUpInTheListLate() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", ok("status-published"))
            .answering("reconcile-list", ok("media-list-none"), ok("media-list"));
    assertThat(published(inquiry.settle()).remotePostId()).isEqualTo("17950000000000001");
  }

  @Test
  void letsAContainerBeCommittedAgainOnlyAfterTwoReadsAMinuteApart() {
    Inquiry inquiry = image().answering("reconcile-status", ok("status-finished"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, notPublished -> assertThat(notPublished.restage()).isFalse());
    assertThat(inquiry.asked).containsExactly("reconcile-status", "reconcile-status");
    List<Journal.Entry> reads = inquiry.job.journal().entries();
    Instant last = reads.getLast().at();
    assertThat(Duration.between(reads.get(reads.size() - 2).at(), last))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void seesThePublishThatWasStillUnderWayAtTheFirstRead() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", ok("status-finished"), ok("status-published"))
            .answering("reconcile-list", ok("media-list"));
    assertThat(published(inquiry.settle()).remotePostId()).isEqualTo("17950000000000001");
  }

  @Test
  void doesNotCountTheReadsOfAnEarlierReconciliation() {
    Journal earlier =
        committed(Samples.imagePayload())
            .journal()
            .with(entry("reconcile-status", NOW.plusSeconds(40), "status_code", "FINISHED"))
            .with(entry("reconcile-status", NOW.plusSeconds(110), "status_code", "FINISHED"))
            .with(entry("reconcile-list", NOW.plusSeconds(111)));
    Instant secondIntent = NOW.plusSeconds(120);
    PublishJob job =
        Samples.job(Samples.imagePayload(), earlier, 2, secondIntent, secondIntent.plusSeconds(40));
    Inquiry inquiry = new Inquiry(job).answering("reconcile-status", ok("status-finished"));
    assertThat(inquiry.settle()).isInstanceOf(NotPublished.class);
    assertThat(inquiry.asked).containsExactly("reconcile-status", "reconcile-status");
    assertThat(inquiry.waited).isGreaterThanOrEqualTo(Duration.ofSeconds(59));
  }

  @Test
  void waitsWhileTheContainerIsInProgress() {
    Inquiry inquiry =
        image().answering("reconcile-status", ok("status-in-progress"), ok("status-error"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, notPublished -> assertThat(notPublished.restage()).isTrue());
    assertThat(inquiry.waited).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
  }

  @Test
  void takesAnExpiredContainerForUnpublished() {
    Inquiry inquiry = image().answering("reconcile-status", ok("status-expired"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotPublished.class, notPublished -> assertThat(notPublished.restage()).isTrue());
    assertThat(inquiry.asked).containsExactly("reconcile-status");
  }

  @Test
  void looksIntoTheListFirstWhenTheContainerWasOldAlready() {
    PublishJob old = committed(Samples.imagePayload(), NOW.minus(Duration.ofHours(22)), NOW);
    Inquiry found =
        new Inquiry(old)
            .answering("reconcile-status", ok("status-expired"))
            .answering("reconcile-list", ok("media-list"));
    assertThat(published(found.settle()).remotePostId()).isEqualTo("17950000000000001");
    Inquiry none =
        new Inquiry(old)
            .answering("reconcile-status", ok("status-expired"))
            .answering("reconcile-list", ok("media-list-none"));
    assertThat(none.settle()).isInstanceOf(NotPublished.class);
  }

  @Test
  void asksAsTheUserAndThenTheListWhenTheContainerIsNotShown() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", error("error-unseen"))
            .answering("reconcile-status-user", error("error-unseen"))
            .answering("reconcile-list", ok("media-list"));
    assertThat(published(inquiry.settle()).remotePostId()).isEqualTo("17950000000000001");
    assertThat(inquiry.asked).contains("reconcile-status-user");
  }

  @Test
  void believesTheUsersToken() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", error("error-unseen"))
            .answering("reconcile-status-user", ok("status-published"))
            .answering("reconcile-list", ok("media-list"));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
  }

  @Test
  void leavesItToAPersonWhenNothingIsShown() {
    Inquiry inquiry =
        image()
            .answering("reconcile-status", error("error-unseen"))
            .answering("reconcile-status-user", error("error-unseen"))
            .answering("reconcile-list", ok("media-list-none"));
    assertThat(inquiry.settle()).isInstanceOf(Undecidable.class);
  }

  @Test
  void tellsWhenTheQuestionCouldNotBeAnswered() {
    PublishJob job = committed(Samples.imagePayload());
    Next.Ask ask = (Next.Ask) RECONCILER.next(job);
    StepResult expired =
        RECONCILER.read(job, new Exchange(ask.call(), error("error-token-expired"), 1));
    assertThat(((StepResult.Ended) expired).outcome()).isInstanceOf(AuthExpired.class);
    PlatformResponse outage = new PlatformResponse(502, Map.of(), "<html>");
    StepResult later = RECONCILER.read(job, new Exchange(ask.call(), outage, 1));
    assertThat(((StepResult.Ended) later).outcome()).isInstanceOf(RetryLater.class);
  }

  @Test
  void readsCaptionsAsInstagramGivesThemBack() {
    Payload payload = Samples.imagePayload();
    InstagramFingerprint ours = InstagramFingerprint.of(payload, NOW);
    assertThat(ours.matches(post("Rooftop at dawn \r\n#mila \n", "2026-10-01T12:00:00+0000")))
        .isTrue();
    assertThat(ours.matches(post(Samples.CAPTION, "2026-10-01T13:59:00+02:00"))).isTrue();
    assertThat(ours.matches(post(Samples.CAPTION, "2026-10-01T11:58:59+0000"))).isFalse();
    assertThat(ours.matches(post(Samples.CAPTION, "yesterday"))).isFalse();
    assertThat(ours.matches(post("Rooftop at dawn", "2026-10-01T12:00:00+0000"))).isFalse();
  }

  private static JsonObject post(String caption, String timestamp) {
    return Samples.settings("caption", caption, "timestamp", timestamp);
  }

  private static Published published(Settlement settlement) {
    assertThat(settlement).isInstanceOf(Found.class);
    return ((Found) settlement).published();
  }
}
