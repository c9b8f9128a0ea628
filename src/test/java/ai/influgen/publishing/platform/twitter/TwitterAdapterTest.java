package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.RecordedTwitter.driver;
import static ai.influgen.publishing.platform.twitter.Samples.CAPTION;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.gif;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.job;
import static ai.influgen.publishing.platform.twitter.Samples.ok;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static ai.influgen.publishing.platform.twitter.Samples.response;
import static ai.influgen.publishing.platform.twitter.Samples.settings;
import static ai.influgen.publishing.platform.twitter.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformRequest.Body.Multipart.Field;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishDriver.Made;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which calls make a post of each kind, to the letter. */
class TwitterAdapterTest {
  private static final String API = "https://api.x.com/2/";
  private static final String VIDEO_ID = "1880028106020515841";

  private static PublishDriver published(Draft draft) {
    PublishDriver driver = driver(job(payload(draft)), Map.of());
    assertThat(driver.run())
        .isEqualTo(
            new Published(
                "1990000000000000001",
                "https://x.com/mila_demo/status/1990000000000000001",
                new JsonObject().put("post_id", "1990000000000000001")));
    return driver;
  }

  private static PlatformRequest request(PublishDriver driver, String name) {
    return driver.made().stream()
        .map(Made::call)
        .filter(call -> call.name().equals(name))
        .findFirst()
        .orElseThrow()
        .request();
  }

  private static JsonObject json(PublishDriver driver, String name) {
    return ((Body.Json) request(driver, name).body()).value();
  }

  private static Body.Multipart form(PublishDriver driver, String name) {
    return (Body.Multipart) request(driver, name).body();
  }

  @Test
  void postsATextInOneCall() {
    PublishDriver driver = published(draft());
    assertThat(driver.names()).containsExactly("post");
    PlatformRequest post = request(driver, "post");
    assertThat(post.method()).isEqualTo(HttpMethod.POST);
    assertThat(post.url()).hasToString(API + "tweets");
    assertThat(post.query()).isEmpty();
    assertThat(post.headers())
        .containsExactlyEntriesOf(Map.of("Authorization", "Bearer VGhpc0lzACCESS1"));
    assertThat(json(driver, "post")).isEqualTo(new JsonObject().put("text", CAPTION));
  }

  @Test
  void tellsXOnlyTheSettingsThatItNeeds() {
    PublishDriver driver =
        published(
            draft(
                settings(
                    "reply_settings", "following",
                    "made_with_ai", true,
                    "paid_partnership", false,
                    "long_post", true)));
    assertThat(json(driver, "post"))
        .isEqualTo(settings("text", CAPTION, "reply_settings", "following", "made_with_ai", true));
  }

  @Test
  void uploadsEachImageInOneCallAndItsAltTextAfterIt() {
    MediaItem told = image("image/png", 9_000, "Two red shoes on sand");
    PublishDriver driver = published(draft(image(), told));
    assertThat(driver.names()).containsExactly("upload-1", "upload-2", "alt-2", "post");
    assertThat(request(driver, "upload-2").url()).hasToString(API + "media/upload");
    assertThat(form(driver, "upload-2"))
        .isEqualTo(
            new Body.Multipart(
                List.of(new Field("media_category", "tweet_image")),
                "media",
                "media",
                new Body.Media(told, 0, 9_000)));
    assertThat(request(driver, "alt-2").url()).hasToString(API + "media/metadata");
    assertThat(json(driver, "alt-2").encode())
        .isEqualTo(
            "{\"id\":\"1880028106020515841\",\"metadata\":{\"alt_text\":{\"text\":\"Two red shoes"
                + " on sand\"}}}");
    assertThat(json(driver, "post").getJsonObject("media"))
        .isEqualTo(settings("media_ids", new JsonArray().add("1880028106020515840").add(VIDEO_ID)));
  }

  @Test
  void postsImagesWithoutAnyText() {
    PublishDriver driver = published(new Draft(" \n", List.of(image()), settings()));
    assertThat(json(driver, "post").fieldNames()).containsExactly("media");
  }

  @Test
  void sendsAVideoInSegments() {
    PublishDriver driver = published(draft(video(10)));
    assertThat(driver.names())
        .containsExactly(
            "initialize", "append-0", "append-1", "append-2", "finalize", "status", "post");
    assertThat(request(driver, "initialize").url()).hasToString(API + "media/upload/initialize");
    assertThat(json(driver, "initialize"))
        .isEqualTo(
            settings(
                "media_type",
                "video/mp4",
                "media_category",
                "tweet_video",
                "total_bytes",
                2_500_000L,
                "shared",
                false));
    assertThat(request(driver, "append-2").url())
        .hasToString(API + "media/upload/" + VIDEO_ID + "/append");
    assertThat(form(driver, "append-0").media()).isEqualTo(segment(0, 1_048_576));
    assertThat(form(driver, "append-1").media()).isEqualTo(segment(1_048_576, 1_048_576));
    assertThat(form(driver, "append-2").media()).isEqualTo(segment(2_097_152, 402_848));
    assertThat(form(driver, "append-2").fields()).containsExactly(new Field("segment_index", "2"));
    PlatformRequest end = request(driver, "finalize");
    assertThat(end.url()).hasToString(API + "media/upload/" + VIDEO_ID + "/finalize");
    assertThat(end.body()).isEqualTo(new Body.None());
    assertThat(end.method()).isEqualTo(HttpMethod.POST);
    assertThat(request(driver, "status").url()).hasToString(API + "media/upload");
    assertThat(request(driver, "status").query())
        .isEqualTo(Map.of("command", "STATUS", "media_id", VIDEO_ID));
    assertThat(json(driver, "post").getJsonObject("media"))
        .isEqualTo(settings("media_ids", new JsonArray().add(VIDEO_ID)));
  }

  private static Body.Media segment(long offset, long length) {
    return new Body.Media(video(10), offset, length);
  }

  @Test
  void sendsAGifAsOneWithItsAltText() {
    PublishDriver driver = published(draft(gif("A cat that nods")));
    assertThat(driver.names())
        .containsExactly(
            "initialize", "append-0", "append-1", "finalize", "status", "alt-1", "post");
    assertThat(json(driver, "initialize").getString("media_category")).isEqualTo("tweet_gif");
    assertThat(json(driver, "alt-1").getString("id")).isEqualTo(VIDEO_ID);
  }

  @Test
  void doesNotAskForTheStatusWhereNothingIsProcessed() {
    PublishDriver driver =
        driver(job(payload(draft(video(10)))), Map.of("finalize", List.of(ok("finalized-ready"))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).doesNotContain("status");
  }

  @Test
  void pollsAsOftenAsXSays() {
    PublishDriver driver =
        driver(
            job(payload(draft(video(10)))),
            Map.of(
                "status",
                List.of(
                    ok("status-in-progress"),
                    response(200, "status-in-progress"),
                    Samples.json(200, processing("uploading")))));
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.waits())
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  private static JsonObject processing(String state) {
    return settings("data", settings("id", VIDEO_ID, "processing_info", settings("state", state)));
  }

  @Test
  void goesOnFromAnyPointOfTheJournal() {
    for (Draft draft :
        List.of(draft(), draft(image(), image()), draft(gif("A cat")), draft(video(10)))) {
      PublishDriver whole = published(draft);
      for (Made made : whole.made()) {
        PublishJob before = made.job();
        PublishDriver rest =
            driver(
                job(before.payload(), before.journal(), 2, null, before.now().plusSeconds(600)),
                Map.of());
        assertThat(rest.run()).isEqualTo(whole.run());
        assertThat(rest.made().getFirst().call()).isEqualTo(made.call());
        assertThat(rest.names())
            .isEqualTo(whole.names().subList(whole.made().indexOf(made), whole.made().size()));
      }
    }
  }

  @Test
  void linksToThePostAtTheConfiguredAddress() {
    assertThat(TwitterAdapter.permalink(URI.create("http://localhost:9/x/www"), "mila", "7"))
        .isEqualTo("http://localhost:9/x/www/mila/status/7");
  }
}
