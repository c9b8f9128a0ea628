package ai.influgen.publishing.platform.instagram;

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
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.instagram.InstagramContractTest.GoodAnswers;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramAdapterTest {
  private static final Payload IMAGE = Samples.imagePayload();

  /** Recorded answers by step; a step without (or without any left) has a good day. */
  private static PublishDriver driver(PublishJob job, Map<String, List<PlatformResponse>> answers) {
    Map<String, Deque<PlatformResponse>> left = new HashMap<>();
    answers.forEach((step, list) -> left.put(step, new ArrayDeque<>(list)));
    return new PublishDriver(
        Samples.PLATFORM.adapter(),
        job,
        (at, call) -> {
          Deque<PlatformResponse> recorded = left.getOrDefault(call.name(), new ArrayDeque<>());
          return recorded.isEmpty() ? GoodAnswers.to(at, call) : recorded.removeFirst();
        });
  }

  private static Map<String, String> form(PublishDriver driver, String step) {
    Step.Call call =
        driver.made().stream()
            .map(PublishDriver.Made::call)
            .filter(c -> c.name().equals(step))
            .findFirst()
            .orElseThrow();
    return ((Body.Form) call.request().body()).fields();
  }

  @Test
  void publishesAnImage() {
    MediaItem image = image("image/jpeg", 9, 1080, 1080, "A woman on a rooftop");
    PublishDriver driver =
        driver(job(payload(draft(settings("location_id", "4711"), image))), Map.of());
    PublishOutcome outcome = driver.run();
    assertThat(driver.names())
        .containsExactly("container", "container-status", "publish", "permalink");
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("image_url", "https://media.example.com/media/k3y/med_image"),
            Map.entry("caption", Samples.CAPTION),
            Map.entry("location_id", "4711"),
            Map.entry("alt_text", "A woman on a rooftop"));
    assertThat(form(driver, "publish")).containsOnly(Map.entry("creation_id", "17900000000000001"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Published.class,
            published -> {
              assertThat(published.remotePostId()).isEqualTo("17950000000000001");
              assertThat(published.permalink()).isEqualTo("https://www.instagram.com/p/AbC123/");
              assertThat(published.evidence().getString("container_id"))
                  .isEqualTo("17900000000000001");
            });
  }

  @Test
  void callsTheGraphApiWithABearerToken() {
    PublishDriver driver = driver(job(IMAGE), Map.of());
    driver.run();
    assertThat(driver.made())
        .allSatisfy(
            made -> {
              assertThat(made.call().request().headers())
                  .containsEntry("Authorization", "Bearer EAAPAGE1");
              assertThat(made.call().request().url().toString())
                  .startsWith("https://graph.facebook.com/v26.0/");
            });
    assertThat(driver.made().get(2).call().request().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void publishesACarouselOfImagesAndVideos() {
    JsonArray tags =
        new JsonArray().add(settings("username", "@ben", "x", 0.5, "y", 0.25, "item", 3));
    Payload payload =
        payload(draft(settings("user_tags", tags), image(1080, 1080), video(9), image(1080, 1080)));
    PublishDriver driver =
        driver(
            job(payload),
            Map.of(
                "child-1",
                List.of(json("{\"id\":\"1\"}")),
                "child-2",
                List.of(json("{\"id\":\"2\"}"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "child-1",
            "child-2",
            "child-3",
            "child-1-status",
            "child-2-status",
            "child-3-status",
            "container",
            "container-status",
            "publish",
            "permalink");
    assertThat(form(driver, "child-2"))
        .containsOnly(
            Map.entry("media_type", "VIDEO"),
            Map.entry("video_url", "https://media.example.com/media/k3y/med_video"),
            Map.entry("is_carousel_item", "true"));
    assertThat(form(driver, "child-3"))
        .containsEntry("user_tags", "[{\"username\":\"ben\",\"x\":0.5,\"y\":0.25}]");
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "CAROUSEL"),
            Map.entry("children", "1,2,17900000000000001"),
            Map.entry("caption", Samples.CAPTION));
  }

  @Test
  void publishesAReel() {
    PublishDriver driver =
        driver(
            job(
                payload(
                    draft(
                        settings("thumb_offset", 1500, "collaborators", new JsonArray().add("ben")),
                        video(10)))),
            Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "REELS"),
            Map.entry("video_url", "https://media.example.com/media/k3y/med_video"),
            Map.entry("caption", Samples.CAPTION),
            Map.entry("share_to_feed", "true"),
            Map.entry("thumb_offset", "1500"),
            Map.entry("collaborators", "[\"ben\"]"));
  }

  @Test
  void publishesAStoryWithoutACaption() {
    PublishDriver driver =
        driver(job(payload(draft(settings("kind", "story"), image(1080, 1920)))), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(form(driver, "container"))
        .containsOnly(
            Map.entry("media_type", "STORIES"),
            Map.entry("image_url", "https://media.example.com/media/k3y/med_image"));
  }

  @Test
  void sendsTheBytesOfAReelFromWhereTheUploadBroke() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings("upload", "bytes"), video(10)))),
            Map.of("upload-1-offset", List.of(ok("upload-offset"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names())
        .containsExactly(
            "container", "upload-1-offset", "upload-1", "container-status", "publish", "permalink");
    assertThat(form(driver, "container"))
        .containsEntry("upload_type", "resumable")
        .doesNotContainKey("video_url");
    Step.Call upload = driver.made().get(2).call();
    assertThat(upload.request().url())
        .hasToString("https://rupload.facebook.com/ig-api-upload/v26.0/17900000000000001");
    assertThat(upload.request().headers())
        .containsOnly(
            Map.entry("Authorization", "OAuth EAAPAGE1"),
            Map.entry("offset", "50002"),
            Map.entry("file_size", "2000000"));
    assertThat(upload.request().body())
        .isInstanceOfSatisfying(Body.Media.class, b -> assertThat(b.offset()).isEqualTo(50002));
  }

  @Test
  void resumesABrokenUploadWithTheSameContainer() {
    Payload payload = payload(draft(settings("upload", "bytes"), video(10)));
    PublishDriver broken =
        driver(job(payload), Map.of("upload-1", List.of(error("upload-broken"))));
    assertThat(broken.run())
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(ErrorCode.NETWORK_ERROR);
              assertThat(retry.restage()).isFalse();
            });
    PublishDriver next =
        driver(job(payload, broken.job().journal(), 2, null, broken.job().now()), Map.of());
    next.run();
    assertThat(next.names()).startsWith("upload-1-offset", "upload-1", "container-status");
  }

  @Test
  void refusesAVideoThatTheUploadHostRefuses() {
    PublishDriver driver =
        driver(
            job(payload(draft(settings("upload", "bytes"), video(10)))),
            Map.of("upload-1", List.of(error("upload-refused"))));
    assertThat(driver.run())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.message()).startsWith("Item 1: Instagram can't use"));
  }

  @Test
  void sendsNoTokenToAnAddressThatIsNotMetas() {
    for (String uri :
        List.of(
            "https://evil.example.com/x",
            "http://rupload.facebook.com/x",
            "https://rupload.facebook.com@evil.example.com/x",
            "not a uri",
            "/x")) {
      PublishDriver driver =
          driver(
              job(payload(draft(settings("upload", "bytes"), video(10)))),
              Map.of("container", List.of(json("{\"id\":\"1\",\"uri\":\"" + uri + "\"}"))));
      assertThat(driver.run()).isInstanceOf(RetryLater.class);
      assertThat(driver.names()).containsExactly("container");
    }
  }

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
    assertThat(driver.names()).startsWith("container", "container-status", "publish");
  }

  @Test
  void makesACarouselAnewWhenAPartOfItIs() {
    Payload payload = payload(draft(settings(), image(1080, 1080), image(1080, 1080)));
    PublishDriver first = driver(job(payload), Map.of("publish", List.of(error("error-quota"))));
    first.run();
    Instant late = NOW.plus(Duration.ofHours(23));
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
        .with(entry("container", at, "id", "17900000000000001"))
        .with(entry("container-status", at.plusSeconds(1), "attempt", 1));
  }

  private static String nextOf(PublishJob job) {
    return ((Step.Call) Samples.PLATFORM.adapter().next(job)).name();
  }

  private static PlatformResponse json(String body) {
    return new PlatformResponse(200, Map.of(), body);
  }
}
