package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.draft;
import static ai.influgen.publishing.platform.youtube.Samples.image;
import static ai.influgen.publishing.platform.youtube.Samples.payload;
import static ai.influgen.publishing.platform.youtube.Samples.settings;
import static ai.influgen.publishing.platform.youtube.Samples.upright;
import static ai.influgen.publishing.platform.youtube.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YouTubeRulesTest {
  private static final MediaItem VIDEO = video();

  private static List<Remark> violations(Draft draft) {
    return switch (Samples.PLATFORM.rules().adapt(draft)) {
      case Adaptation.Impossible(List<Remark> violations) -> violations;
      case Adaptation.Ready _ -> List.of();
    };
  }

  private static List<Remark> warnings(Draft draft) {
    return switch (Samples.PLATFORM.rules().adapt(draft)) {
      case Adaptation.Ready ready -> ready.warnings();
      case Adaptation.Impossible impossible -> throw new AssertionError(impossible.toString());
    };
  }

  private static Draft captioned(String caption) {
    return new Draft(caption, List.of(VIDEO), new JsonObject());
  }

  private static Draft set(String key, Object value) {
    return draft(settings(key, value), VIDEO);
  }

  private static String title(Draft draft) {
    return payload(draft).settings().getString("title");
  }

  private static void refuses(Draft draft, String pointer, String words) {
    assertThat(violations(draft))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.pointer()).isEqualTo(pointer);
              assertThat(remark.message()).contains(words);
            });
  }

  @Test
  void takesACaptionAndAVideoAsTheyAre() {
    Payload payload = payload(draft(settings(), VIDEO));
    assertThat(payload.kind()).isEqualTo("video");
    assertThat(payload.text()).isEqualTo("Rooftop at dawn\n#mila");
    assertThat(payload.media()).containsExactly(VIDEO);
    assertThat(payload.settings())
        .isEqualTo(
            settings(
                "title", "Rooftop at dawn",
                "category_id", "22",
                "privacy", "public",
                "license", "youtube",
                "made_for_kids", false,
                "embeddable", true,
                "notify_subscribers", true));
    assertThat(warnings(draft(settings(), VIDEO))).isEmpty();
  }

  @Test
  void takesSquareAndUprightVideosOfUpToThreeMinutesForShorts() {
    assertThat(kind(1080, 1920, Duration.ofMinutes(3))).isEqualTo("short");
    assertThat(kind(1080, 1080, Duration.ofSeconds(9))).isEqualTo("short");
    assertThat(kind(1080, 1920, Duration.ofMinutes(3).plusMillis(1))).isEqualTo("video");
    assertThat(kind(1081, 1080, Duration.ofSeconds(9))).isEqualTo("video");
    assertThat(kind(0, 0, Duration.ofSeconds(9))).isEqualTo("video");
    assertThat(kind(1080, 1920, null)).isEqualTo("video");
  }

  @Test
  void cannotChooseWhatYouTubeClassifies() {
    assertThat(payload(draft(settings("kind", "video"), upright())).kind()).isEqualTo("short");
    assertThat(warnings(draft(settings("kind", "video"), upright()))).hasSize(1);
    assertThat(payload(draft(settings("kind", "short"), upright())).kind()).isEqualTo("short");
    refuses(set("kind", "short"), "/settings/youtube/kind", "at most 3 minutes");
    refuses(set("kind", "reel"), "/settings/youtube/kind", "video or short");
  }

  @Test
  void refusesWhatIsNoVideoAndSaysWhatWouldWork() {
    refuses(
        draft(settings(), image()),
        "/media",
        "YouTube takes one video; this is an image: make it a video or choose Instagram, X or"
            + " Pinterest.");
    refuses(draft(settings(), image(), image()), "/media", "these are 2 images");
    refuses(draft(settings()), "/media", "no text alone: add one video");
    refuses(draft(settings(), VIDEO, VIDEO), "/media", "these are 2: make a post of each");
    refuses(draft(settings(), VIDEO, image()), "/media/1", "Item 2 is an image");
  }

  @Test
  void takesTheNamedImageAsThumbnail() {
    Draft named = draft(settings("thumbnail", "med_image"), image(), VIDEO);
    assertThat(payload(named).media()).containsExactly(VIDEO, image());
    assertThat(payload(named).settings().containsKey("thumbnail")).isFalse();
    refuses(
        draft(settings("thumbnail", "med_other"), VIDEO),
        "/settings/youtube/thumbnail",
        "an image among the media");
    refuses(
        draft(settings("thumbnail", "med_video"), VIDEO),
        "/settings/youtube/thumbnail",
        "an image among the media");
    refuses(thumbnail(image("image/webp", 9, 1280)), "/media/1", "JPEG or PNG");
    refuses(thumbnail(image("image/png", 50_000_001, 1280)), "/media/1", "50,000,000");
    assertThat(violations(thumbnail(image("image/png", 50_000_000, 1280)))).isEmpty();
    assertThat(warnings(thumbnail(image("image/png", 9, 639)))).hasSize(1);
    assertThat(warnings(thumbnail(image("image/png", 9, 640)))).isEmpty();
  }

  @Test
  void knowsTheLimitsOfAVideo() {
    assertThat(violations(lasting(Duration.ofHours(12)))).isEmpty();
    refuses(lasting(Duration.ofHours(12).plusSeconds(1)), "/media/0", "12.0 hours");
    assertThat(warnings(lasting(Duration.ofMinutes(15)))).isEmpty();
    assertThat(warnings(lasting(Duration.ofMinutes(15).plusSeconds(1))))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("verified by phone"));
    Duration minute = Duration.ofMinutes(1);
    long most = 274_877_906_944L;
    assertThat(violations(draft(settings(), video(9, 5, minute, most)))).isEmpty();
    refuses(draft(settings(), video(9, 5, minute, most + 1)), "/media/0", "256 GB");
    refuses(draft(settings(), video(9, 5, minute, 0)), "/media/0", "is empty");
  }

  @Test
  void warnsOfWhatCannotBeTold() {
    assertThat(warnings(draft(settings(), video(0, 0, null, 9)))).hasSize(2);
    MediaItem told =
        new MediaItem(
            "med_v",
            MediaItem.Type.VIDEO,
            "video/mp4",
            9,
            9,
            5,
            Duration.ofHours(0),
            "c",
            "A roof");
    assertThat(warnings(draft(settings(), told)))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("no alt text"));
  }

  @Test
  void takesTheFirstLineThatSaysAnythingAsTitle() {
    assertThat(title(captioned("\n  \n  Hello there \nmore"))).isEqualTo("Hello there");
    assertThat(title(set("title", " Launch day "))).isEqualTo("Launch day");
    refuses(captioned(" \n "), "/caption", "YouTube wants a title");
  }

  @Test
  void shortensALongFirstLineAtAWord() {
    String line = "word ".repeat(19) + "sunset over the harbour";
    Draft draft = captioned(line);
    assertThat(title(draft)).isEqualTo("word ".repeat(18) + "word…");
    assertThat(warnings(draft))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("118"));
    assertThat(payload(draft).text()).isEqualTo(line);
    assertThat(title(captioned("x".repeat(100)))).hasSize(100).doesNotEndWith("…");
    assertThat(title(captioned("x".repeat(101)))).isEqualTo("x".repeat(99) + "…");
  }

  @Test
  void neverCutsACharacterInTwo() {
    String family = "👩‍👩‍👧‍👦";
    String title = title(captioned(family.repeat(12)));
    assertThat(title).isEqualTo(family.repeat(9) + "…").hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void refusesATitleThatIsSetTooLong() {
    assertThat(title(set("title", "x".repeat(100)))).hasSize(100);
    refuses(set("title", "x".repeat(101)), "/settings/youtube/title", "has 101 characters");
    refuses(set("title", "👟".repeat(51)), "/settings/youtube/title", "has 102 characters");
    refuses(set("title", " "), "/settings/youtube/title", "title is a text");
  }

  @Test
  void countsADescriptionInBytes() {
    assertThat(payload(set("description", "Ours")).text()).isEqualTo("Ours");
    assertThat(payload(set("description", "é".repeat(2500))).text()).hasSize(2500);
    refuses(
        set("description", "é".repeat(2500) + "x"),
        "/settings/youtube/description",
        "has 5,001 bytes; YouTube takes 5,000: shorten it by 1.");
    refuses(captioned("Title\n" + "x".repeat(5000)), "/caption", "5,006 bytes");
    refuses(set("description", 7), "/settings/youtube/description", "is a text");
  }

  @Test
  void refusesAngleBracketsAndHalfCharacters() {
    refuses(set("title", "a < b"), "/settings/youtube/title", "< or >");
    refuses(set("description", "a > b"), "/settings/youtube/description", "< or >");
    assertThat(violations(captioned("I <3 you"))).hasSize(2);
    refuses(set("title", "\uD83D"), "/settings/youtube/title", "half of a character");
  }

  @Test
  void countsTagsAsYouTubeDoes() {
    JsonArray exact = tags(50, "x");
    assertThat(violations(set("tags", exact))).as("501 with the commas").hasSize(1);
    JsonArray fits = tags(49, "123456789");
    assertThat(payload(set("tags", fits)).settings().getJsonArray("tags")).isEqualTo(fits);
    JsonArray quoted = tags(49, "Foo Bazz");
    assertThat(violations(set("tags", quoted))).as("the quotes count").isEmpty();
    JsonArray over = tags(49, "Foo Bazzes");
    refuses(set("tags", over), "/settings/youtube/tags", "502 characters");
    refuses(set("tags", new JsonArray().add("a,b")), "/settings/youtube/tags/0", "without comma");
    refuses(set("tags", "shoes"), "/settings/youtube/tags", "a list");
  }

  @Test
  void readsTheOtherSettings() {
    JsonObject settings =
        settings(
            "privacy",
            "private",
            "license",
            "creativeCommon",
            "category_id",
            10,
            "made_for_kids",
            true,
            "embeddable",
            false,
            "notify_subscribers",
            false,
            "contains_synthetic_media",
            true,
            "paid_promotion",
            true,
            "default_language",
            "pt-BR");
    JsonObject read = payload(draft(settings, VIDEO)).settings();
    assertThat(read.getString("category_id")).isEqualTo("10");
    for (String key : settings.fieldNames()) {
      assertThat(read.getValue(key).toString()).isEqualTo(settings.getValue(key).toString());
    }
  }

  @Test
  void refusesSettingsThatItDoesNotUnderstand() {
    refuses(set("privacy", "friends"), "/settings/youtube/privacy", "public, unlisted, private");
    refuses(set("license", true), "/settings/youtube/license", "youtube, creativeCommon");
    refuses(set("category_id", "music"), "/settings/youtube/category_id", "number");
    refuses(set("made_for_kids", "no"), "/settings/youtube/made_for_kids", "true or false");
    refuses(set("default_language", "?"), "/settings/youtube/default_language", "pt-BR");
    refuses(set("publish_at", "2026-12-01T09:00:00Z"), "/settings/youtube/publish_at", "scheduled");
    refuses(set("a/b~c", 1), "/settings/youtube/a~1b~0c", "no setting a/b~c");
  }

  private static String kind(int width, int height, @Nullable Duration duration) {
    return payload(draft(settings(), video(width, height, duration, 9_000_000))).kind();
  }

  /** So many of nine characters, and one more. */
  private static JsonArray tags(int count, String last) {
    JsonArray tags = new JsonArray();
    for (int i = 0; i < count; i++) {
      tags.add("123456789");
    }
    return tags.add(last);
  }

  private static Draft lasting(Duration duration) {
    return draft(settings(), video(1920, 1080, duration, 9_000_000));
  }

  private static Draft thumbnail(MediaItem image) {
    return draft(settings("thumbnail", "med_image"), VIDEO, image);
  }
}
