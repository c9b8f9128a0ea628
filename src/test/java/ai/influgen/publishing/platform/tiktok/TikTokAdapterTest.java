package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.RecordedTikTok.driver;
import static ai.influgen.publishing.platform.tiktok.Samples.draft;
import static ai.influgen.publishing.platform.tiktok.Samples.job;
import static ai.influgen.publishing.platform.tiktok.Samples.ok;
import static ai.influgen.publishing.platform.tiktok.Samples.payload;
import static ai.influgen.publishing.platform.tiktok.Samples.photo;
import static ai.influgen.publishing.platform.tiktok.Samples.settings;
import static ai.influgen.publishing.platform.tiktok.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What TikTok is told for each kind of post, in which order, and what the account forbids. */
class TikTokAdapterTest {
  @Test
  void sendsAVideoInChunksTheLastOfWhichPublishesIt() {
    PublishDriver driver = driver(job(Samples.sent()), Map.of());
    assertThat(driver.run())
        .isEqualTo(
            new Published(
                "7200000000000000042",
                "https://www.tiktok.com/@mila.demo/video/7200000000000000042",
                new JsonObject()
                    .put("publish_id", "v_pub_file~v2-1.7100000000000000001")
                    .put("post_ids", new JsonArray().add("7200000000000000042"))));
    assertThat(driver.names())
        .containsExactly("creator", "init", "chunk-1", "chunk-2", "chunk-3", "status");
    assertThat(phase(driver, "init")).isEqualTo(Step.Phase.STAGE);
    assertThat(phase(driver, "chunk-2")).isEqualTo(Step.Phase.STAGE);
    assertThat(phase(driver, "chunk-3")).isEqualTo(Step.Phase.COMMIT);
  }

  @Test
  void tellsTheSizeAndTheChunksBeforeTheFirstByte() {
    PublishDriver driver = driver(job(Samples.sent()), Map.of());
    driver.run();
    PlatformRequest init = request(driver, "init");
    assertThat(init.url()).hasToString("https://open.tiktokapis.com/v2/post/publish/video/init/");
    assertThat(init.headers())
        .containsEntry("Authorization", "Bearer act.CURRENT1")
        .containsEntry("Content-Type", "application/json; charset=UTF-8");
    assertThat(json(init))
        .isEqualTo(
            new JsonObject(
                """
                {"post_info":{"title":"Rooftop at dawn\\n#mila","privacy_level":"PUBLIC_TO_EVERYONE",
                  "disable_comment":true,"brand_content_toggle":false,"brand_organic_toggle":false,
                  "disable_duet":true,"disable_stitch":true},
                 "source_info":{"source":"FILE_UPLOAD","video_size":30000000,"chunk_size":10000000,"total_chunk_count":3}}
                """));
  }

  @Test
  void sendsEachChunkWithItsRangeAndWithoutAToken() {
    PublishDriver driver = driver(job(Samples.sent()), Map.of());
    driver.run();
    PlatformRequest first = request(driver, "chunk-1");
    assertThat(first.url()).hasToString(Samples.UPLOAD_URL);
    assertThat(first.headers())
        .containsOnly(
            Map.entry("Content-Type", "video/mp4"),
            Map.entry("Content-Range", "bytes 0-9999999/30000000"));
    assertThat(first.body()).isEqualTo(new Body.Media(video(), 0, 10_000_000));
    PlatformRequest last = request(driver, "chunk-3");
    assertThat(last.headers()).containsEntry("Content-Range", "bytes 20000000-29999999/30000000");
    assertThat(last.body()).isEqualTo(new Body.Media(video(), 20_000_000, 10_000_000));
  }

  @Test
  void sendsASmallVideoInOneChunkOfItsOwnSize() {
    Payload small =
        payload(
            draft(settings(), video("video/quicktime", 4_000, 720, 1280, Duration.ofSeconds(4))));
    PublishDriver driver = driver(job(small), Map.of());
    driver.run();
    assertThat(driver.names()).containsExactly("creator", "init", "chunk-1", "status");
    assertThat(phase(driver, "chunk-1")).isEqualTo(Step.Phase.COMMIT);
    assertThat(json(request(driver, "init")).getJsonObject("source_info"))
        .isEqualTo(
            new JsonObject()
                .put("source", "FILE_UPLOAD")
                .put("video_size", 4_000L)
                .put("chunk_size", 4_000L)
                .put("total_chunk_count", 1));
    assertThat(request(driver, "chunk-1").headers())
        .containsEntry("Content-Type", "video/quicktime")
        .containsEntry("Content-Range", "bytes 0-3999/4000");
  }

  @Test
  void letsTikTokFetchAVideoByTheInitAlone() {
    PublishDriver driver = driver(job(Samples.fetched()), Map.of());
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(driver.names()).containsExactly("creator", "init", "status");
    assertThat(phase(driver, "init")).isEqualTo(Step.Phase.COMMIT);
    assertThat(json(request(driver, "init")).getJsonObject("source_info"))
        .isEqualTo(
            new JsonObject()
                .put("source", "PULL_FROM_URL")
                .put("video_url", "https://media.example.com/media/k3y/med_video"));
  }

  @Test
  void postsPhotosByTheirAddresses() {
    Payload photos =
        payload(
            draft(
                settings(
                    "privacy_level",
                    "SELF_ONLY",
                    "allow_comment",
                    true,
                    "auto_add_music",
                    true,
                    "photo_cover_index",
                    1,
                    "brand_organic",
                    true),
                photo(1080, 1350),
                photo(1080, 1350)));
    PublishDriver driver = driver(job(photos), Map.of());
    driver.run();
    assertThat(phase(driver, "init")).isEqualTo(Step.Phase.COMMIT);
    assertThat(request(driver, "init").url().getPath()).isEqualTo("/v2/post/publish/content/init/");
    assertThat(json(request(driver, "init")))
        .isEqualTo(
            new JsonObject(
                """
                {"media_type":"PHOTO","post_mode":"DIRECT_POST",
                 "post_info":{"title":"Rooftop at dawn","description":"Rooftop at dawn\\n#mila","privacy_level":"SELF_ONLY",
                   "disable_comment":false,"brand_content_toggle":false,"brand_organic_toggle":true,"auto_add_music":true},
                 "source_info":{"source":"PULL_FROM_URL","photo_cover_index":1,
                   "photo_images":["https://media.example.com/media/k3y/med_photo","https://media.example.com/media/k3y/med_photo"]}}
                """));
  }

  @Test
  void tellsWhatWasSetOfAVideo() {
    Payload payload =
        payload(
            draft(
                settings(
                    "privacy_level",
                    "PUBLIC_TO_EVERYONE",
                    "allow_comment",
                    true,
                    "allow_duet",
                    true,
                    "brand_content",
                    true,
                    "is_aigc",
                    true,
                    "cover_timestamp_ms",
                    1500),
                video()));
    PublishDriver driver = driver(job(payload), Map.of());
    driver.run();
    assertThat(json(request(driver, "init")).getJsonObject("post_info").getMap())
        .containsEntry("disable_comment", false)
        .containsEntry("disable_duet", false)
        .containsEntry("disable_stitch", true)
        .containsEntry("brand_content_toggle", true)
        .containsEntry("is_aigc", true)
        .containsEntry("video_cover_timestamp_ms", 1500);
  }

  @Test
  void showsAPostToAsFewAsPossibleUnlessTold() {
    assertThat(privacy(settings(), "creator")).isEqualTo("SELF_ONLY");
    assertThat(privacy(settings("brand_content", true), "creator"))
        .isEqualTo("MUTUAL_FOLLOW_FRIENDS");
    assertThat(privacy(settings("privacy_level", "FOLLOWER_OF_CREATOR"), "creator-private"))
        .isEqualTo("FOLLOWER_OF_CREATOR");
  }

  @Test
  void refusesAPrivacyLevelThatTheAccountDoesNotOffer() {
    assertThat(refusal(settings("privacy_level", "PUBLIC_TO_EVERYONE"), "creator-private"))
        .contains("PUBLIC_TO_EVERYONE can't be had")
        .contains("FOLLOWER_OF_CREATOR, MUTUAL_FOLLOW_FRIENDS, SELF_ONLY");
  }

  @Test
  void refusesAVideoThatIsTooLongForTheAccount() {
    Payload payload =
        payload(
            draft(settings(), video("video/mp4", 9_000, 720, 1280, Duration.ofMillis(300_001))));
    assertThat(message(driver(job(payload), Map.of()).run()))
        .isEqualTo("The video is 300.0 s long; this account may post at most 300 s: shorten it.");
    Payload justRight =
        payload(draft(settings(), video("video/mp4", 9_000, 720, 1280, Duration.ofMinutes(5))));
    assertThat(driver(job(justRight), Map.of()).run()).isInstanceOf(Published.class);
  }

  @Test
  void refusesAnInteractionThatTheAccountHasSwitchedOff() {
    assertThat(refusal(settings("allow_stitch", true), "creator"))
        .startsWith("allow_stitch is on, but the account has it switched off");
    assertThat(refusal(settings("allow_comment", true), "creator-private"))
        .startsWith("allow_comment");
  }

  private static String privacy(JsonObject settings, String creator) {
    Map<String, List<PlatformResponse>> answers = Map.of("creator", List.of(ok(creator)));
    PublishDriver driver = driver(job(payload(draft(settings, video()))), answers);
    driver.run();
    return json(request(driver, "init")).getJsonObject("post_info").getString("privacy_level");
  }

  private static String refusal(JsonObject settings, String creator) {
    Map<String, List<PlatformResponse>> answers = Map.of("creator", List.of(ok(creator)));
    PublishDriver driver = driver(job(payload(draft(settings, video()))), answers);
    String message = message(driver.run());
    assertThat(driver.names()).containsExactly("creator");
    return message;
  }

  private static String message(PublishOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
    return ((Refused) outcome).message();
  }

  private static Step.Call call(PublishDriver driver, String name) {
    return driver.made().stream()
        .map(PublishDriver.Made::call)
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Step.Phase phase(PublishDriver driver, String name) {
    return call(driver, name).phase();
  }

  private static PlatformRequest request(PublishDriver driver, String name) {
    return call(driver, name).request();
  }

  private static JsonObject json(PlatformRequest request) {
    // as it goes over the wire
    return new JsonObject(((Body.Json) request.body()).value().encode());
  }
}
