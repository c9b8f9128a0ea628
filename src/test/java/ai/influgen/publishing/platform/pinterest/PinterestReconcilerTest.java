package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.BOARD;
import static ai.influgen.publishing.platform.pinterest.Samples.NOW;
import static ai.influgen.publishing.platform.pinterest.Samples.PERMALINK;
import static ai.influgen.publishing.platform.pinterest.Samples.PIN;
import static ai.influgen.publishing.platform.pinterest.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Reconciler.Next;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Settlement.Found;
import ai.influgen.publishing.platform.Settlement.NotFound;
import ai.influgen.publishing.platform.Settlement.Undecidable;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinterestReconcilerTest {
  private static final Reconciler RECONCILER = Samples.PLATFORM.adapter().reconciler();
  private static final PlatformResponse NOTHING = page(null);

  /** A reconciliation over answers by the path; the last one stays, a path without has no pins. */
  private static final class Inquiry {
    private final Map<String, Deque<PlatformResponse>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> bookmarks = new ArrayList<>();
    private PublishJob job;

    Inquiry(Payload payload, Duration later) {
      this.job = Samples.job(payload, Journal.empty(), 1, NOW, NOW.plus(later));
    }

    Inquiry answering(String path, PlatformResponse... pages) {
      answers.put(path, new ArrayDeque<>(List.of(pages)));
      return this;
    }

    Settlement settle() {
      while (asked.size() < 99) {
        switch (RECONCILER.next(job)) {
          case Next.Settled(Settlement settlement) -> {
            return settlement;
          }
          case Next.Wait(Duration pause) -> {
            assertThat(pause).isPositive();
            job = job.with(job.journal(), job.now().plus(pause));
          }
          case Next.Ask(Step.Call call) -> keep(call);
        }
      }
      throw new AssertionError("no end: " + asked);
    }

    private void keep(Step.Call call) {
      asked.add(Duration.between(NOW, job.now()).toSeconds() + " " + path(call));
      bookmarks.add(call.request().query().getOrDefault("bookmark", ""));
      StepResult.Keep keep =
          (StepResult.Keep) RECONCILER.read(job, new Exchange(call, answer(call), 1));
      Journal.Entry entry = new Journal.Entry(call.name(), keep.result(), job.now());
      job = job.with(job.journal().with(entry), job.now());
    }

    private PlatformResponse answer(Step.Call call) {
      Deque<PlatformResponse> pages =
          answers.getOrDefault(path(call), new ArrayDeque<>(List.of(NOTHING)));
      return pages.size() > 1 ? pages.removeFirst() : pages.getFirst();
    }

    private static String path(Step.Call call) {
      return call.request().url().getPath().replace("/v5/", "").replace(BOARD, "B");
    }
  }

  private static Inquiry image() {
    return new Inquiry(Samples.imagePayload(), Duration.ofSeconds(5));
  }

  @Test
  void looksAfterAMinuteAndAdoptsThePinThatLooksLikeOurs() {
    Inquiry inquiry =
        image().answering("boards/B/pins", page(null, pin("1").put("title", "Other"), ours()));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(Found.class, PinterestReconcilerTest::isOurs);
    assertThat(inquiry.asked).containsExactly("60 boards/B/pins");
  }

  @Test
  void looksAmongAllPinsOfTheAccountToo() {
    Inquiry inquiry = image().answering("pins", page(null, ours()));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(Found.class, PinterestReconcilerTest::isOurs);
    assertThat(inquiry.asked).containsExactly("60 boards/B/pins", "60 pins");
  }

  @Test
  void looksInTheSectionThatThePinWentTo() {
    Payload payload =
        Samples.payload(
            Samples.draft(settings("board_section_id", "77"), Samples.image(1000, 1500)));
    Inquiry inquiry =
        new Inquiry(payload, Duration.ZERO)
            .answering("boards/B/sections/77/pins", page(null, ours()));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
  }

  @Test
  void looksThreeTimesAndThenAsksAPerson() {
    Inquiry inquiry = image();
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotFound.class,
            notFound -> {
              assertThat(notFound.message()).contains("may still have been made");
              assertThat(notFound.evidence().getJsonArray("found")).hasSize(6);
              assertThat(notFound.evidence().getString("board_id")).isEqualTo(BOARD);
            });
    assertThat(inquiry.asked)
        .containsExactly(
            "60 boards/B/pins",
            "60 pins",
            "180 boards/B/pins",
            "180 pins",
            "300 boards/B/pins",
            "300 pins");
  }

  @Test
  void findsAPinThatIsListedLate() {
    Inquiry inquiry = image().answering("boards/B/pins", NOTHING, NOTHING, page(null, ours()));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.asked).last().isEqualTo("300 boards/B/pins");
  }

  @Test
  void looksOnceWhenTheCallIsLongAgo() {
    Inquiry inquiry = new Inquiry(Samples.imagePayload(), Duration.ofHours(2));
    assertThat(inquiry.settle()).isInstanceOf(NotFound.class);
    assertThat(inquiry.asked).containsExactly("7200 boards/B/pins", "7200 pins");
  }

  @Test
  void choosesNoneOfSeveralThatLookLikeOurs() {
    Inquiry inquiry = image().answering("boards/B/pins", page(null, ours(), ours().put("id", "2")));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            Undecidable.class, u -> assertThat(u.message()).contains("2 pins of the account"));
  }

  @Test
  void followsTheBookmarksAsLongAsThePinsAreRecent() {
    Inquiry inquiry =
        image()
            .answering(
                "boards/B/pins",
                page("second", pin("1").put("title", "Other")),
                page("third", pin("2").put("title", "Other"), at(pin("3"), -500)),
                page("fourth", at(pin("4"), -600), at(pin("5"), -700)))
            .answering("pins", page(null, ours()));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.bookmarks).containsExactly("", "second", "third", "");
  }

  @Test
  void readsAListThatIsNotNewestFirstToItsEnd() {
    Inquiry inquiry =
        image()
            .answering(
                "boards/B/pins",
                page("second", at(pin("4"), -700), at(pin("5"), -600)),
                page(null, ours()));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
    assertThat(inquiry.bookmarks).containsExactly("", "second");
  }

  @Test
  void stopsReadingAListThatHasNoEnd() {
    Inquiry inquiry =
        new Inquiry(Samples.imagePayload(), Duration.ofHours(1))
            .answering("boards/B/pins", page("more", pin("1").put("title", "Other")));
    assertThat(inquiry.settle()).isInstanceOf(Undecidable.class);
    assertThat(inquiry.asked).hasSize(21);
  }

  @Test
  void takesNoPinThatDiffers() {
    for (JsonObject other :
        List.of(
            ours().put("title", "Another"),
            ours().put("description", "Another"),
            ours().put("description", null),
            ours().put("link", "https://example.com/"),
            ours().put("alt_text", "Another"),
            ours().put("board_id", "1"),
            ours().put("created_at", "yesterday"),
            at(ours(), -121),
            at(ours(), 601))) {
      Inquiry inquiry = image().answering("boards/B/pins", page(null, other));
      assertThat(inquiry.settle()).as(other.encode()).isInstanceOf(NotFound.class);
    }
  }

  @Test
  void takesAPinThatPinterestShowsALittleDifferently() {
    Payload payload =
        Samples.payload(
            Samples.draft(settings("link", "https://Example.com/a/?x=1"), Samples.image(9, 9)));
    JsonObject shown =
        ours()
            .put("link", "http://www.example.com/a?x=1")
            .put("description", "Rooftop at dawn  #mila ");
    shown.remove("alt_text");
    for (String at :
        List.of(
            "2026-10-01T12:00:05",
            "2026-10-01T14:00:05+02:00",
            "2026-10-01T12:00:05+0000",
            "2026-10-01T11:58:00Z")) {
      Inquiry inquiry =
          new Inquiry(payload, Duration.ofSeconds(60))
              .answering("boards/B/pins", page(null, shown.copy().put("created_at", at)));
      assertThat(inquiry.settle()).as(at).isInstanceOf(Found.class);
    }
  }

  @Test
  void goesOnToTheAccountWhenTheBoardIsGone() {
    Inquiry inquiry =
        image()
            .answering("boards/B/pins", Samples.error(404, 40, "Board not found."))
            .answering("pins", page(null, ours()));
    assertThat(inquiry.settle()).isInstanceOf(Found.class);
  }

  @Test
  void tellsThatItCouldNotAsk() {
    PublishJob job =
        Samples.job(Samples.imagePayload(), Journal.empty(), 1, NOW, NOW.plusSeconds(60));
    Step.Call call = ((Next.Ask) RECONCILER.next(job)).call();
    PlatformResponse refused = Samples.error(401, 2, "Authentication failed.");
    assertThat(RECONCILER.read(job, new Exchange(call, refused, 1)))
        .isInstanceOfSatisfying(
            StepResult.Ended.class, e -> assertThat(e.outcome()).isInstanceOf(AuthExpired.class));
    PlatformResponse html = new PlatformResponse(200, Map.of(), "<html>");
    assertThat(RECONCILER.read(job, new Exchange(call, html, 1)))
        .isInstanceOf(StepResult.Ended.class);
  }

  @Test
  void countsNothingThatWasSeenBeforeTheCall() {
    Journal earlier =
        Journal.empty()
            .with(
                Samples.entry(
                    "reconcile-1-board-1",
                    NOW.minusSeconds(9),
                    "matches",
                    new JsonArray().add("1")));
    PublishJob job = Samples.job(Samples.imagePayload(), earlier, 2, NOW, NOW.plusSeconds(60));
    assertThat(RECONCILER.next(job))
        .isInstanceOfSatisfying(
            Next.Ask.class, ask -> assertThat(ask.call().name()).isEqualTo("reconcile-1-board-1"));
  }

  private static void isOurs(Found found) {
    assertThat(found.published().remotePostId()).isEqualTo(PIN);
    assertThat(found.published().permalink()).isEqualTo(PERMALINK);
    assertThat(found.published().evidence().getJsonArray("found")).isNotEmpty();
  }

  private static JsonObject ours() {
    return new JsonObject(Samples.text("pin.json"));
  }

  private static JsonObject pin(String id) {
    return ours().put("id", id);
  }

  private static JsonObject at(JsonObject pin, int seconds) {
    Instant created = NOW.plusSeconds(seconds);
    return pin.put("created_at", created.toString());
  }

  private static PlatformResponse page(@Nullable String bookmark, JsonObject... pins) {
    JsonArray items = new JsonArray();
    for (JsonObject pin : pins) {
      items.add(pin);
    }
    return Samples.json(new JsonObject().put("items", items).put("bookmark", bookmark));
  }
}
