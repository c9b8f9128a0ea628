package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.Samples.draft;
import static ai.influgen.publishing.platform.instagram.Samples.image;
import static ai.influgen.publishing.platform.instagram.Samples.payload;
import static ai.influgen.publishing.platform.instagram.Samples.settings;
import static ai.influgen.publishing.platform.instagram.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramRulesTest {
  private static final MediaItem SQUARE = image(1080, 1080);

  private static List<Remark> violations(Draft draft) {
    return switch (Samples.PLATFORM.rules().adapt(draft)) {
      case Adaptation.Impossible(List<Remark> violations) -> violations;
      case Adaptation.Ready ready -> List.of();
    };
  }

  private static List<Remark> warnings(Draft draft) {
    return switch (Samples.PLATFORM.rules().adapt(draft)) {
      case Adaptation.Ready ready -> ready.warnings();
      case Adaptation.Impossible impossible -> throw new AssertionError(impossible.toString());
    };
  }

  private static Draft captioned(String caption) {
    return new Draft(caption, List.of(SQUARE), new JsonObject());
  }

  private static Draft set(String key, Object value, MediaItem... media) {
    return draft(settings(key, value), media);
  }

  @Test
  void choosesTheKindByTheMedia() {
    assertThat(payload(draft(settings(), SQUARE)).kind()).isEqualTo("image");
    assertThat(payload(draft(settings(), SQUARE, video(5))).kind()).isEqualTo("carousel");
    assertThat(payload(draft(settings(), video(5))).kind()).isEqualTo("reel");
    assertThat(payload(set("kind", "story", SQUARE)).kind()).isEqualTo("story");
    assertThat(payload(set("kind", "reel", video(5))).kind()).isEqualTo("reel");
  }

  @Test
  void refusesAKindThatTheMediaDoNotMake() {
    assertThat(violations(set("kind", "reel", SQUARE)))
        .containsExactly(
            new Remark(
                "/settings/instagram/kind",
                "These media make an image, not a reel: change the media or the kind."));
    assertThat(violations(set("kind", 7, SQUARE))).hasSize(1);
  }

  @Test
  void refusesTextAlone() {
    assertThat(violations(draft(settings()))).extracting(Remark::pointer).containsExactly("/media");
  }

  @Test
  void refusesWhatIsNotJpegByItemAndName() {
    assertThat(violations(draft(settings(), SQUARE, image("image/png", 9, 1080, 1080, null))))
        .containsExactly(
            new Remark(
                "/media/1", "Item 2 is a PNG; Instagram takes JPEG only: upload it as JPEG."));
  }

  @Test
  void refusesAnImageAboveEightMegabytes() {
    assertThat(violations(draft(settings(), image("image/jpeg", 8_388_608, 1080, 1080, null))))
        .isEmpty();
    assertThat(violations(draft(settings(), image("image/jpeg", 9_400_000, 1080, 1080, null))))
        .containsExactly(
            new Remark("/media/0", "Item 1 has 9.4 MB; Instagram takes 8 MB: make it smaller."));
  }

  @Test
  void takesFeedImagesBetweenFourToFiveAndWide() {
    assertThat(violations(draft(settings(), image(1080, 1350)))).isEmpty();
    assertThat(violations(draft(settings(), image(1910, 1000)))).isEmpty();
    assertThat(violations(draft(settings(), image(1920, 1000)))).hasSize(1);
    assertThat(violations(draft(settings(), image(1000, 2000))))
        .containsExactly(
            new Remark(
                "/media/0",
                "Item 1 is 1000 by 2000 pixels, a ratio of 0.50; Instagram takes 0.80 (4:5) to 1.91:"
                    + " crop or pad it."));
  }

  @Test
  void warnsOfScalingAndCropping() {
    assertThat(warnings(draft(settings(), image(300, 300))))
        .extracting(Remark::message)
        .containsExactly("Item 1 is 300 pixels wide; Instagram scales it to between 320 and 1440.");
    assertThat(warnings(draft(settings(), image(1080, 1350), SQUARE, image(1080, 1349))))
        .containsExactly(
            new Remark(
                "/media/1",
                "Item 2 has a ratio of 1.00; Instagram crops it to the 0.80 of item 1."));
  }

  @Test
  void takesTwoToTenItems() {
    assertThat(violations(new Draft("", Collections.nCopies(10, SQUARE), settings()))).isEmpty();
    assertThat(violations(new Draft("", Collections.nCopies(12, SQUARE), settings())))
        .containsExactly(
            new Remark("/media", "A carousel takes 2 to 10 items; these are 12: remove 2."));
  }

  @Test
  void countsTheCaptionAsPeopleDo() {
    assertThat(violations(captioned("😀".repeat(2200)))).isEmpty();
    assertThat(violations(captioned("a".repeat(2345))))
        .containsExactly(
            new Remark(
                "/caption",
                "The caption has 2,345 characters; Instagram takes 2,200: remove 145."));
  }

  @Test
  void countsHashtagsAndMentionsButNoAddresses() {
    assertThat(violations(captioned("#a ".repeat(30) + "@b ".repeat(20) + "x@y.example")))
        .isEmpty();
    assertThat(violations(captioned("#ä ".repeat(31)))).hasSize(1);
    assertThat(violations(captioned("@b.c ".repeat(21)))).hasSize(1);
  }

  @Test
  void leavesOutWhatAStoryDoesNotTake() {
    Draft story =
        draft(
            settings("kind", "story", "location_id", "4711"),
            image("image/jpeg", 9, 1080, 1920, "words"));
    assertThat(warnings(story))
        .extracting(Remark::pointer)
        .containsExactly("/caption", "/media/0", "/settings/instagram/location_id");
    Payload payload = payload(story);
    assertThat(payload.text()).isEmpty();
    assertThat(payload.media().getFirst().altText()).isNull();
    assertThat(payload.settings().isEmpty()).isTrue();
    assertThat(violations(set("kind", "story", SQUARE, SQUARE, SQUARE)))
        .extracting(Remark::message)
        .containsExactly("A story takes one image or video; these are 3: make a post of each.");
  }

  @Test
  void measuresVideos() {
    assertThat(violations(draft(settings(), video(901))))
        .extracting(Remark::message)
        .containsExactly("Item 1 is 901.0 s long; Instagram takes at most 900 s: shorten it.");
    assertThat(violations(draft(settings(), video(2)))).hasSize(1);
    assertThat(violations(set("kind", "story", video(61)))).hasSize(1);
    assertThat(violations(set("kind", "story", video(60)))).isEmpty();
    Duration ten = Duration.ofSeconds(10);
    assertThat(violations(draft(settings(), video("video/mp4", 300_000_001, 1080, 1920, ten))))
        .hasSize(1);
    assertThat(violations(draft(settings(), video("video/mp4", 9, 2160, 3840, ten)))).hasSize(1);
    assertThat(violations(draft(settings(), video("video/mp4", 9, 1500, 100, ten)))).hasSize(1);
    assertThat(violations(draft(settings(), video("video/webm", 9, 1080, 1920, ten))))
        .extracting(Remark::message)
        .containsExactly("Item 1 is a WEBM; Instagram takes MP4 and MOV: export it as MP4.");
    assertThat(warnings(draft(settings(), video("video/mp4", 9, 1080, 1080, ten)))).hasSize(1);
  }

  @Test
  void refusesAnAltTextThatIsTooLong() {
    assertThat(violations(draft(settings(), image("image/jpeg", 9, 1080, 1080, "a".repeat(1001)))))
        .extracting(Remark::pointer)
        .containsExactly("/media/0");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    assertThat(violations(set("share/to~feed", true, SQUARE)))
        .extracting(Remark::pointer)
        .containsExactly("/settings/instagram/share~1to~0feed");
  }

  @Test
  void refusesSettingsOfTheWrongShape() {
    Map<String, Object> wrong =
        Map.of(
            "share_to_feed", "yes",
            "cover_url", "ftp://example.com/x.jpg",
            "thumb_offset", 10_001,
            "upload", "magic",
            "location_id", "here",
            "collaborators", new JsonArray().add("a").add("b").add("c").add("d"),
            "user_tags", "mila");
    wrong.forEach(
        (key, value) ->
            assertThat(violations(set(key, value, video(10))))
                .as(key)
                .extracting(Remark::pointer)
                .containsExactly("/settings/instagram/" + key));
  }

  @Test
  void keepsOnlyTheSettingsThatThePostNeeds() {
    JsonObject all = settings("share_to_feed", false, "upload", "bytes");
    assertThat(payload(draft(all, SQUARE)).settings()).isEqualTo(settings());
    assertThat(payload(draft(all, video(5))).settings()).isEqualTo(all);
    assertThat(payload(draft(settings(), video(5))).settings())
        .isEqualTo(settings("share_to_feed", true, "upload", "url"));
  }

  @Test
  void letsACoverWinOverATime() {
    Draft both =
        draft(settings("cover_url", "https://e.example/c.jpg", "thumb_offset", 5), video(5));
    assertThat(payload(both).settings().fieldNames()).doesNotContain("thumb_offset");
    assertThat(warnings(both)).hasSize(1);
  }

  @Test
  void wantsTagsWhereTheKindCanPlaceThem() {
    JsonArray bare = new JsonArray().add(settings("username", "@mila.demo"));
    JsonArray placed = new JsonArray().add(settings("username", "mila", "x", 0.5, "y", 1));
    JsonArray outside = new JsonArray().add(settings("username", "mila", "x", 0.5, "y", 1.1));
    JsonArray second = new JsonArray().add(settings("username", "m", "x", 0, "y", 1, "item", 2));
    assertThat(violations(set("user_tags", bare, SQUARE))).hasSize(1);
    assertThat(violations(set("user_tags", placed, SQUARE))).isEmpty();
    assertThat(violations(set("user_tags", outside, SQUARE))).hasSize(1);
    assertThat(payload(set("user_tags", bare, video(5))).settings().getJsonArray("user_tags"))
        .isEqualTo(new JsonArray().add(settings("username", "mila.demo")));
    assertThat(violations(set("user_tags", placed, SQUARE, SQUARE))).hasSize(1);
    assertThat(violations(set("user_tags", second, SQUARE, SQUARE))).isEmpty();
    assertThat(violations(set("user_tags", second, SQUARE, video(5)))).hasSize(1);
  }
}
