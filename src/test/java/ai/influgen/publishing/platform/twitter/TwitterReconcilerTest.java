package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.entry;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.json;
import static ai.influgen.publishing.platform.twitter.Samples.ok;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static ai.influgen.publishing.platform.twitter.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Published;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwitterReconcilerTest {
  private static final Reconciler RECONCILER = Samples.PLATFORM.adapter().reconciler();
  private static final Payload IMAGE = payload(draft(image()));
  private static final Payload TEXT = payload(draft());

  /** A reconciliation over lists of posts; the last one stays. */
  private static final class Inquiry {
    private final Deque<PlatformResponse> lists;
    private final List<PlatformRequest> asked = new ArrayList<>();
    private final List<Instant> askedAt = new ArrayList<>();
    private PublishJob job;

    Inquiry(PublishJob job, PlatformResponse... lists) {
      this.job = job;
      this.lists = new ArrayDeque<>(List.of(lists));
    }

    Settlement settle() {
      while (asked.size() < 20) {
        switch (RECONCILER.next(job)) {
          case Next.Settled(Settlement settlement) -> {
            return settlement;
          }
          case Next.Wait(Duration pause) -> {
            assertThat(pause).isPositive();
            job = job.with(job.journal(), job.now().plus(pause));
          }
          case Next.Ask(Step.Call call) -> ask(call);
        }
      }
      throw new AssertionError("no end");
    }

    private void ask(Step.Call call) {
      asked.add(call.request());
      askedAt.add(job.now());
      PlatformResponse list = lists.size() > 1 ? lists.removeFirst() : lists.getFirst();
      StepResult.Keep keep = (StepResult.Keep) RECONCILER.read(job, new Exchange(call, list, 1));
      Journal.Entry entry = new Journal.Entry(call.name(), keep.result(), job.now());
      job = job.with(job.journal().with(entry), job.now().plusSeconds(1));
    }
  }

  private static PublishJob committed(Payload payload) {
    Journal journal =
        payload.media().isEmpty()
            ? Journal.empty()
            : Journal.empty()
                .with(
                    entry(
                        "upload-1",
                        NOW.minusSeconds(60),
                        "id",
                        "1880028106020515840",
                        "media_key",
                        "3_1880028106020515840"));
    return Samples.job(payload, journal, 1, NOW, NOW.plusSeconds(5));
  }

  private static JsonObject post(String id, String text, int secondsAfter) {
    return settings("id", id, "text", text, "created_at", NOW.plusSeconds(secondsAfter).toString());
  }

  private static PlatformResponse list(JsonObject... posts) {
    return json(200, settings("data", new JsonArray(List.of(posts)), "meta", settings()));
  }

  private static Published found(Settlement settlement) {
    assertThat(settlement).isInstanceOf(Found.class);
    return ((Found) settlement).published();
  }

  @Test
  void adoptsThePostThatLooksLikeOurs() {
    Inquiry inquiry = new Inquiry(committed(IMAGE), ok("posts-one"));
    Published published = found(inquiry.settle());
    assertThat(published.remotePostId()).isEqualTo("1990000000000000001");
    assertThat(published.permalink())
        .isEqualTo("https://x.com/mila_demo/status/1990000000000000001");
    assertThat(published.evidence().getJsonArray("media_ids"))
        .containsExactly("1880028106020515840");
    PlatformRequest asked = inquiry.asked.getFirst();
    assertThat(asked.url()).hasToString("https://api.x.com/2/users/2244994945/tweets");
    assertThat(asked.query())
        .isEqualTo(
            Map.of(
                "max_results", "100",
                "start_time", "2026-10-01T11:59:00Z",
                "tweet.fields", "created_at,text,attachments,entities,referenced_tweets"));
    assertThat(inquiry.asked).hasSize(1);
  }

  @Test
  void looksTwiceAndLateBeforeAPersonHasTo() {
    Inquiry inquiry = new Inquiry(committed(TEXT), ok("posts-none"));
    assertThat(inquiry.settle())
        .isInstanceOfSatisfying(
            NotFound.class,
            notFound -> {
              assertThat(notFound.message()).contains("none like it");
              assertThat(notFound.evidence().getJsonArray("looks")).hasSize(2);
            });
    assertThat(inquiry.askedAt).hasSize(2);
    assertThat(inquiry.askedAt.getLast()).isAfterOrEqualTo(NOW.plusSeconds(30));
    assertThat(Duration.between(inquiry.askedAt.getFirst(), inquiry.askedAt.getLast()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void looksTwiceThoughItComesLate() {
    PublishJob late = committed(TEXT).with(Journal.empty(), NOW.plusSeconds(9999));
    Inquiry inquiry = new Inquiry(late, ok("posts-none"));
    assertThat(inquiry.settle()).isInstanceOf(NotFound.class);
    assertThat(inquiry.asked).hasSize(2);
  }

  @Test
  void findsAPostThatShowsUpLate() {
    Inquiry inquiry =
        new Inquiry(
            committed(TEXT),
            ok("posts-none"),
            list(post("7", "Rooftop & dawn example.com #mila", 2)));
    assertThat(found(inquiry.settle()).remotePostId()).isEqualTo("7");
  }

  @Test
  void neverTakesOneOfSeveralForOurs() {
    JsonObject one = post("7", "Rooftop & dawn example.com #mila", 1);
    JsonObject other = post("8", "Rooftop & dawn example.com #mila", 2);
    assertThat(new Inquiry(committed(TEXT), list(one, other)).settle())
        .isInstanceOfSatisfying(
            Undecidable.class,
            undecidable -> assertThat(undecidable.message()).contains("2 posts of the account"));
  }

  @Test
  void tellsOursByItsMediaAmongSeveral() {
    JsonObject theirs = withMedia(post("7", "Rooftop & dawn example.com #mila", 1), "3_999");
    JsonObject ours =
        withMedia(post("8", "Rooftop & dawn example.com #mila", 2), "3_1880028106020515840");
    assertThat(found(new Inquiry(committed(IMAGE), list(theirs, ours)).settle()).remotePostId())
        .isEqualTo("8");
  }

  private static JsonObject withMedia(JsonObject post, String... keys) {
    return post.put("attachments", settings("media_keys", new JsonArray(List.of(keys))));
  }

  @Test
  void leavesAPostWithoutTextToAPersonUnlessItsMediaTell() {
    Payload mute = payload(new Draft("", List.of(image()), settings()));
    JsonObject picture = withMedia(post("7", "https://t.co/abc", 1), "3_999");

    assertThat(new Inquiry(committed(mute), list(picture)).settle())
        .as("any photo that the owner posts looks like it")
        .isInstanceOf(Settlement.Undecidable.class);
  }

  @Test
  void readsALongTextFromItsNote() {
    String text = "wörd ".repeat(200).strip();
    Payload payload = payload(new Draft(text, List.of(), settings("long_post", true)));
    JsonObject post =
        post("7", "wörd wörd… https://t.co/x", 1).put("note_tweet", settings("text", text));
    Inquiry inquiry = new Inquiry(committed(payload), list(post));
    assertThat(found(inquiry.settle()).remotePostId()).isEqualTo("7");
    assertThat(inquiry.asked.getFirst().query().get("tweet.fields")).endsWith(",note_tweet");
  }

  @Test
  void readsAllPages() {
    PlatformResponse first =
        json(
            200,
            settings(
                "data", new JsonArray().add(post("9", "Later", 99)),
                "meta", settings("next_token", "page2")));
    Inquiry inquiry =
        new Inquiry(committed(TEXT), first, list(post("7", "Rooftop & dawn example.com #mila", 1)));
    assertThat(found(inquiry.settle()).remotePostId()).isEqualTo("7");
    assertThat(inquiry.asked.getFirst().query()).doesNotContainKey("pagination_token");
    assertThat(inquiry.asked.getLast().query()).containsEntry("pagination_token", "page2");
  }

  @Test
  void looksBackToTheFirstCallThatWasInDoubt() {
    Instant firstIntent = NOW.minusSeconds(3600);
    Journal journal =
        Journal.empty()
            .with(
                entry(
                    "reconcile-posts",
                    NOW.minusSeconds(3500),
                    "since",
                    firstIntent.toString(),
                    "matches",
                    new JsonArray()));
    PublishJob again = Samples.job(TEXT, journal, 2, NOW, NOW.plusSeconds(2));
    Inquiry inquiry =
        new Inquiry(again, list(post("7", "Rooftop & dawn example.com #mila", -3598)));
    assertThat(found(inquiry.settle()).remotePostId()).isEqualTo("7");
    assertThat(inquiry.asked.getFirst().query())
        .containsEntry("start_time", "2026-10-01T10:59:00Z");
    Inquiry none = new Inquiry(again, ok("posts-none"));
    assertThat(none.settle()).isInstanceOf(NotFound.class);
    assertThat(none.asked).as("looks of now").hasSize(2);
  }

  @Test
  void asksOnLaterWhenXDoesNotAnswer() {
    PublishJob job = committed(TEXT);
    Step.Call call = ((Next.Ask) RECONCILER.next(job)).call();
    for (PlatformResponse silent :
        List.of(
            new PlatformResponse(502, Map.of(), "<html>"),
            new PlatformResponse(200, Map.of(), "<html>"),
            Samples.response(429, "too-many-requests"))) {
      assertThat(RECONCILER.read(job, new Exchange(call, silent, 1)))
          .isInstanceOfSatisfying(
              StepResult.Ended.class,
              ended -> assertThat(ended.outcome()).isInstanceOf(PublishOutcome.RetryLater.class));
    }
    assertThat(RECONCILER.read(job, new Exchange(call, Samples.response(401, "unauthorized"), 1)))
        .isInstanceOfSatisfying(
            StepResult.Ended.class,
            ended -> assertThat(ended.outcome()).isInstanceOf(PublishOutcome.AuthExpired.class));
  }
}
