package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.PLATFORM;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.gif;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.settings;
import static ai.influgen.publishing.platform.twitter.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwitterRulesTest {
  private static Draft text(String caption, Object... settings) {
    return new Draft(caption, List.of(), settings(settings));
  }

  private static Payload ready(Draft draft) {
    Adaptation adaptation = PLATFORM.rules().adapt(draft);
    assertThat(adaptation).isInstanceOf(Adaptation.Ready.class);
    return ((Adaptation.Ready) adaptation).payload();
  }

  private static List<Remark> warnings(Draft draft) {
    return ((Adaptation.Ready) PLATFORM.rules().adapt(draft)).warnings();
  }

  private static List<Remark> refused(Draft draft) {
    Adaptation adaptation = PLATFORM.rules().adapt(draft);
    assertThat(adaptation).isInstanceOf(Adaptation.Impossible.class);
    return ((Adaptation.Impossible) adaptation).violations();
  }

  private static void refuses(Draft draft, String pointer, String... words) {
    assertThat(refused(draft))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.pointer()).isEqualTo(pointer);
              assertThat(remark.message()).contains(words);
            });
  }

  @Test
  void takesEachKindForWhatItIs() {
    assertThat(ready(draft()).kind()).isEqualTo("text");
    assertThat(ready(draft(image())).kind()).isEqualTo("images");
    assertThat(ready(draft(image(), image(), image(), image())).kind()).isEqualTo("images");
    assertThat(ready(draft(gif(null))).kind()).isEqualTo("gif");
    assertThat(ready(draft(video(10))).kind()).isEqualTo("video");
  }

  @Test
  void takesATextUpToItsLimitAndTellsByHowMuchItIsOver() {
    assertThat(ready(text("a".repeat(280))).text()).hasSize(280);
    assertThat(ready(text("漢".repeat(140))).text()).hasSize(140);
    refuses(
        text("漢".repeat(160)),
        "/caption",
        "needs 320 characters, X takes 280",
        "shorten it by 40",
        "long_post");
    refuses(new Draft("a".repeat(281), List.of(image()), settings()), "/caption", "needs 281");
  }

  @Test
  void takesALongTextWhereTheAccountMay() {
    String text = "wörd ".repeat(4999).strip();
    assertThat(ready(text(text, "long_post", true)).text()).isEqualTo(text);
    refuses(text("a".repeat(25_001), "long_post", true), "/caption", "needs 25,001", "25,000");
  }

  @Test
  void composesTheTextAndCutsOffBlanks() {
    assertThat(ready(text("  Cafe\u0301\r\nMila \n")).text()).isEqualTo("Café\nMila");
  }

  @Test
  void refusesCharactersThatXTakesNowhere() {
    for (String bad : List.of("\uFEFF", "\uFFFE", "\uFFFF", "\uD83D", "\0")) {
      refuses(text("a" + bad + "b"), "/caption", "character");
    }
  }

  @Test
  void wantsAtLeastATextOrMedia() {
    refuses(text(" \n"), "/caption", "nothing to post");
    assertThat(ready(new Draft("", List.of(image()), settings())).text()).isEmpty();
  }

  @Test
  void takesOneCashtag() {
    assertThat(ready(text("Up: $TWTR, costs $5")).text()).contains("$TWTR");
    refuses(text("Up: $TWTR and $MILA"), "/caption", "2 cashtags", "X takes one");
  }

  @Test
  void saysWhatMayBeTogether() {
    refuses(
        draft(Collections.nCopies(6, image()).toArray(MediaItem[]::new)),
        "/media",
        "these are 6 images: remove 2, or make a second post of them.");
    refuses(
        draft(image(), video(10), image()),
        "/media",
        "up to 4 images, or 1 GIF, or 1 video; these are 2 images and 1 video: make a post of each.");
    refuses(draft(gif(null), gif(null)), "/media", "these are 2 GIFs");
    refuses(draft(gif(null), image()), "/media", "1 image and 1 GIF");
    refuses(draft(video(5), video(5)), "/media", "these are 2 videos");
  }

  @Test
  void measuresImages() {
    refuses(
        draft(image(), image("image/png", 5_000_001, null)),
        "/media/1",
        "Image 2 has 5.0 MB; X takes 5 MB");
    refuses(draft(image("image/tiff", 9, null)), "/media/0", "TIFF", "JPEG, PNG, WEBP and GIF");
    assertThat(ready(draft(image("image/webp", 5_000_000, null)))).isNotNull();
  }

  @Test
  void measuresGifs() {
    refuses(draft(image("image/gif", 15_100_000, null)), "/media/0", "15.1 MB; X takes 15 MB");
    MediaItem large =
        new MediaItem(
            "med_gif", MediaItem.Type.IMAGE, "image/gif", 9, 1281, 900, null, "cc33", null);
    refuses(draft(large), "/media/0", "1281 by 900", "1280 by 1080");
  }

  @Test
  void measuresVideos() {
    refuses(draft(video("video/webm", 9, 720, 1280, ofSeconds(9))), "/media/0", "WEBM", "MP4");
    refuses(draft(video("video/mp4", 9, 720, 1280, Duration.ofMillis(400))), "/media/0", "0.5 s");
    refuses(draft(video(1201)), "/media/0", "1201.0 s long; X takes at most 1200 s");
    refuses(draft(video("video/mp4", 9, 30, 60, ofSeconds(9))), "/media/0", "32 by 32");
    refuses(draft(video("video/mp4", 9, 300, 901, ofSeconds(9))), "/media/0", "1:3 to 3:1");
    refuses(
        draft(video("video/mp4", 4_194_304_001L, 720, 1280, ofSeconds(9))), "/media/0", "4,194 MB");
    assertThat(ready(draft(video("video/quicktime", 9, 300, 900, ofSeconds(1200))))).isNotNull();
  }

  @Test
  void warnsOfWhatXMayNotTake() {
    assertThat(warnings(draft(video("video/mp4", 9, 1080, 1920, ofSeconds(9)))))
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("1080 by 1920", "1280 by 1024"));
    assertThat(warnings(draft(video("video/mp4", 9, 0, 0, null)))).hasSize(2);
    assertThat(warnings(draft(video(9)))).isEmpty();
  }

  @Test
  void takesLongerVideosWhereTheAccountOrTheHostSaysSo() {
    assertThat(ready(draft(settings("long_video", true), video(7500)))).isNotNull();
    refuses(draft(settings("long_video", true), video(7501)), "/media/0", "7500 s");
    TwitterConfig strict =
        new TwitterConfig(
            URI.create("https://x.com"),
            URI.create("https://api.x.com"),
            null,
            ofSeconds(140),
            TwitterConfig.Posts.USUAL);
    assertThat(new TwitterPlatform(strict).rules().adapt(draft(video(141))))
        .isInstanceOf(Adaptation.Impossible.class);
  }

  @Test
  void takesAltTextsForImagesAndGifs() {
    String most = "ä".repeat(1000);
    assertThat(ready(draft(image("image/png", 9, most))).media().getFirst().altText())
        .isEqualTo(most);
    assertThat(ready(draft(gif("A cat"))).media().getFirst().altText()).isEqualTo("A cat");
    assertThat(ready(draft(image("image/png", 9, " "))).media().getFirst().altText()).isNull();
    refuses(draft(image("image/png", 9, most + "!")), "/media/0", "1,001", "shorten it by 1");
    MediaItem told =
        new MediaItem(
            "v", MediaItem.Type.VIDEO, "video/mp4", 9, 720, 1280, ofSeconds(9), "dd", "Alt");
    assertThat(ready(draft(told)).media().getFirst().altText()).isNull();
    assertThat(warnings(draft(told)))
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("images and GIFs only"));
  }

  @Test
  void refusesSettingsThatItDoesNotUnderstand() {
    refuses(text("x", "hashtag", 1), "/settings/twitter/hashtag", "no setting hashtag");
    refuses(text("x", "a/b~c", 1), "/settings/twitter/a~1b~0c", "no setting");
    refuses(text("x", "made_with_ai", "yes"), "/settings/twitter/made_with_ai", "true or false");
    refuses(text("x", "long_post", 1), "/settings/twitter/long_post", "true or false");
    refuses(
        text("x", "reply_settings", "friends"),
        "/settings/twitter/reply_settings",
        "everyone, following, mentionedUsers");
  }

  @Test
  void leavesOutWhatXTakesForGranted() {
    assertThat(
            ready(text("x", "reply_settings", "everyone", "made_with_ai", false, "long_post", true))
                .settings())
        .isEqualTo(new JsonObject());
    assertThat(ready(text("x", "paid_partnership", true)).settings())
        .isEqualTo(settings("paid_partnership", true));
  }

  private static Duration ofSeconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
