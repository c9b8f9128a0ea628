package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.draft;
import static ai.influgen.publishing.platform.tiktok.Samples.photo;
import static ai.influgen.publishing.platform.tiktok.Samples.settings;
import static ai.influgen.publishing.platform.tiktok.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TikTokRulesTest {
  private static final String PUBLIC = "PUBLIC_TO_EVERYONE";
  private static final Duration TEN = Duration.ofSeconds(10);

  @Test
  void makesAVideoOfAVideoAndPhotosOfImages() {
    Payload video = ready(draft(settings(), video())).payload();
    assertThat(video.kind()).isEqualTo("video");
    assertThat(video.text()).isEqualTo(Samples.CAPTION);
    assertThat(video.settings())
        .isEqualTo(
            settings(
                "allow_comment",
                false,
                "brand_organic",
                false,
                "brand_content",
                false,
                "allow_duet",
                false,
                "allow_stitch",
                false,
                "is_aigc",
                false,
                "upload",
                "bytes"));
    Payload photos = ready(draft(settings(), photo(1080, 1080))).payload();
    assertThat(photos.kind()).isEqualTo("photos");
    assertThat(photos.settings())
        .isEqualTo(
            settings(
                "allow_comment",
                false,
                "brand_organic",
                false,
                "brand_content",
                false,
                "auto_add_music",
                false,
                "photo_cover_index",
                0,
                "title",
                "Rooftop at dawn"));
  }

  @Test
  void takesNeitherTextAloneNorAMixtureNorTwoVideos() {
    assertThat(violations(draft(settings())))
        .containsExactly("/media: TikTok takes no text alone: add a video, or up to 35 photos.");
    assertThat(violations(draft(settings(), video(), photo(1080, 1080))))
        .singleElement()
        .asString()
        .contains("not both in one post");
    assertThat(violations(draft(settings(), video(), video())))
        .singleElement()
        .asString()
        .contains("these are 2");
  }

  @Test
  void takesUpTo35Photos() {
    assertThat(adapt(photos(35))).isInstanceOf(Adaptation.Ready.class);
    assertThat(violations(photos(36)))
        .containsExactly("/media: A photo post takes up to 35 photos; these are 36: remove 1.");
  }

  @Test
  void tellsWhichPhotoDoesNotFitAndWhy() {
    Draft draft =
        draft(
            settings(),
            photo(1080, 1920),
            photo("image/png", 100, 1080, 1080, null),
            photo("image/webp", 20_000_001, 1080, 1080, null),
            photo(1086, 1350),
            photo(1920, 1080),
            photo(1921, 1080));
    assertThat(violations(draft))
        .containsExactly(
            "/media/1: Item 2 is a PNG; TikTok takes JPEG and WebP: upload it as JPEG.",
            "/media/2: Item 3 has 20.0 MB; TikTok takes 20 MB: make it smaller.",
            "/media/3: Item 4 is 1086 by 1350 pixels; TikTok takes at most 1080 by 1920, either way"
                + " up: scale it down.",
            "/media/5: Item 6 is 1921 by 1080 pixels; TikTok takes at most 1080 by 1920, either way"
                + " up: scale it down.");
  }

  @Test
  void tellsWhyAVideoDoesNotFit() {
    assertThat(violations(of(video("video/x-msvideo", 1, 1080, 1920, TEN))))
        .singleElement()
        .asString()
        .contains("X-MSVIDEO");
    assertThat(violations(of(video("video/mp4", 4_000_000_001L, 1080, 1920, TEN))))
        .containsExactly(
            "/media/0: Item 1 has 4,000.0 MB; TikTok takes 4,000 MB: compress or shorten it.");
    assertThat(violations(of(video("video/mp4", 1, 359, 640, TEN))))
        .containsExactly(
            "/media/0: Item 1 is 359 by 640 pixels; TikTok takes 360 to 4096 on each side: scale"
                + " it.");
    assertThat(violations(of(video("video/mp4", 1, 4097, 4096, TEN)))).hasSize(1);
    assertThat(violations(of(video("video/mp4", 1, 1080, 1920, Duration.ofMillis(600_001)))))
        .containsExactly(
            "/media/0: Item 1 is 600.0 s long; TikTok takes at most 600 s from apps: shorten it.");
    assertThat(adapt(of(video("video/webm", 4_000_000_000L, 360, 4096, Duration.ofMinutes(10)))))
        .isInstanceOf(Adaptation.Ready.class);
  }

  @Test
  void warnsOfLengthsThatNotEveryAccountMayPost() {
    assertThat(warnings(of(video("video/mp4", 1, 720, 1280, Duration.ofSeconds(181)))))
        .anyMatch(w -> w.contains("some accounts only"));
    assertThat(warnings(of(video("video/mp4", 1, 720, 1280, Duration.ofSeconds(2)))))
        .anyMatch(w -> w.contains("less than 3 s"));
    assertThat(warnings(of(video("video/mp4", 1, 0, 0, null))))
        .anyMatch(w -> w.contains("its length"))
        .anyMatch(w -> w.contains("width and height"));
    assertThat(ready(draft(settings("privacy_level", PUBLIC), video())).warnings()).isEmpty();
  }

  @Test
  void countsCaptionsInUtf16Units() {
    String emoji = "\uD83D\uDE00".repeat(1100);
    assertThat(adapt(new Draft(emoji, List.of(video()), settings())))
        .isInstanceOf(Adaptation.Ready.class);
    assertThat(violations(new Draft(emoji + "!", List.of(video()), settings())))
        .containsExactly(
            "/caption: The caption has 2,201 characters; TikTok takes 2,200 with a video: remove"
                + " 1.");
    assertThat(violations(new Draft("x".repeat(4001), List.of(photo(9, 9)), settings())))
        .containsExactly(
            "/caption: The caption has 4,001 characters; TikTok takes 4,000 with photos: remove"
                + " 1.");
  }

  @Test
  void makesTheCaptionsFirstLineThePhotosTitle() {
    assertThat(title("\n  Spring looks \nAll nine", settings())).isEqualTo("Spring looks");
    assertThat(title("x".repeat(90), settings())).isEqualTo("x".repeat(90));
    assertThat(title("Spring", settings("title", " Looks "))).isEqualTo("Looks");
    assertThat(title("", settings())).isNull();
    assertThat(title("Spring", settings("title", ""))).isNull();
  }

  @Test
  void cutsATitleBetweenCharactersAndSaysSo() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    Draft draft = new Draft("x".repeat(86) + family, List.of(photo(9, 9)), settings());
    Adaptation.Ready ready = ready(draft);
    assertThat(ready.payload().settings().getString("title")).isEqualTo("x".repeat(86) + "…");
    assertThat(ready.payload().text()).endsWith(family);
    assertThat(warnings(draft)).anyMatch(w -> w.contains("94 characters, TikTok takes 90"));
    assertThat(title("y".repeat(91), settings())).isEqualTo("y".repeat(89) + "…");
  }

  @Test
  void wantsAPrivacyLevelToBeChosen() {
    assertThat(warnings(draft(settings(), video())))
        .singleElement()
        .asString()
        .contains("No privacy level is chosen");
    assertThat(ready(draft(settings("privacy_level", PUBLIC), video())).payload().settings())
        .containsOnlyOnce(Map.entry("privacy_level", PUBLIC));
    for (Object odd : List.of("PUBLIC", 7, true)) {
      assertThat(violations(draft(settings("privacy_level", odd), video())))
          .singleElement()
          .asString()
          .contains("SELF_ONLY, MUTUAL_FOLLOW_FRIENDS");
    }
  }

  @Test
  void neverShowsBrandedContentToTheAccountAlone() {
    JsonObject settings = settings("privacy_level", "SELF_ONLY", "brand_content", true);
    assertThat(violations(draft(settings, video())))
        .singleElement()
        .asString()
        .contains("Branded content");
    assertThat(adapt(draft(settings.copy().put("brand_content", false), video())))
        .isInstanceOf(Adaptation.Ready.class);
  }

  @Test
  void refusesSettingsThatItDoesNotUnderstand() {
    assertThat(violations(draft(settings("privcy", 1), video())))
        .containsExactly(
            "/settings/tiktok/privcy: TikTok has no setting privcy: remove it or correct its name.");
    for (String flag :
        List.of(
            "allow_comment",
            "allow_duet",
            "allow_stitch",
            "brand_organic",
            "brand_content",
            "is_aigc")) {
      assertThat(violations(draft(settings(flag, "yes"), video())))
          .containsExactly("/settings/tiktok/" + flag + ": " + flag + " is true or false.");
    }
    assertThat(violations(draft(settings("upload", "carrier pigeon"), video()))).hasSize(1);
    assertThat(violations(draft(settings("cover_timestamp_ms", 10_001), video())))
        .singleElement()
        .asString()
        .contains("0 to 10000");
    assertThat(violations(draft(settings("photo_cover_index", 1), photo(9, 9))))
        .singleElement()
        .asString()
        .contains("from 0 to 0");
    assertThat(violations(draft(settings("title", "x".repeat(91)), photo(9, 9))))
        .singleElement()
        .asString()
        .contains("at most 90");
  }

  @Test
  void leavesOutWhatTheKindHasNoUseForAndSaysSo() {
    JsonObject ofPhotos =
        settings(
            "privacy_level", PUBLIC, "title", "T", "photo_cover_index", 0, "auto_add_music", true);
    assertThat(warnings(draft(ofPhotos, video()))).hasSize(3).allMatch(w -> w.contains("left out"));
    JsonObject ofVideos =
        settings(
            "privacy_level",
            PUBLIC,
            "allow_duet",
            true,
            "allow_stitch",
            true,
            "cover_timestamp_ms",
            5);
    assertThat(warnings(draft(ofVideos, photo(9, 9))))
        .hasSize(3)
        .allMatch(w -> w.contains("left out"));
  }

  @Test
  void saysThatThereAreNoAltTexts() {
    Draft draft =
        draft(settings("privacy_level", PUBLIC), photo("image/jpeg", 9, 9, 9, "A rooftop"));
    assertThat(warnings(draft))
        .containsExactly("/media/0: Item 1: TikTok takes no alt text: it is left out.");
    assertThat(ready(draft).payload().media().getFirst().altText()).isNull();
  }

  private static Draft photos(int count) {
    return new Draft(Samples.CAPTION, Collections.nCopies(count, photo(1080, 1080)), settings());
  }

  private static Draft of(MediaItem item) {
    return draft(settings(), item);
  }

  private static String title(String caption, JsonObject settings) {
    return ready(new Draft(caption, List.of(photo(9, 9)), settings))
        .payload()
        .settings()
        .getString("title");
  }

  private static Adaptation adapt(Draft draft) {
    return Samples.PLATFORM.rules().adapt(draft);
  }

  private static Adaptation.Ready ready(Draft draft) {
    return (Adaptation.Ready) adapt(draft);
  }

  private static List<String> violations(Draft draft) {
    return told(((Adaptation.Impossible) adapt(draft)).violations());
  }

  private static List<String> warnings(Draft draft) {
    return told(ready(draft).warnings());
  }

  private static List<String> told(List<Remark> remarks) {
    return remarks.stream().map(r -> r.pointer() + ": " + r.message()).toList();
  }

  @Test
  void neverDropsTheAiLabel() {
    assertThat(violations(draft(settings("is_aigc", true), photo(1080, 1080))))
        .singleElement()
        .asString()
        .startsWith("/settings/tiktok/is_aigc: ")
        .contains("videos only");
  }
}
