package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.BOARD;
import static ai.influgen.publishing.platform.pinterest.Samples.draft;
import static ai.influgen.publishing.platform.pinterest.Samples.image;
import static ai.influgen.publishing.platform.pinterest.Samples.settings;
import static ai.influgen.publishing.platform.pinterest.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Boards.Choice;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinterestRulesTest {
  @Test
  void takesTheKindFromTheMedia() {
    assertThat(ready(draft(settings(), image(9, 9))).payload().kind()).isEqualTo("image");
    assertThat(ready(draft(settings(), image(9, 9), image(9, 9))).payload().kind())
        .isEqualTo("carousel");
    assertThat(ready(draft(settings("kind", "video"), video(9))).payload().kind())
        .isEqualTo("video");
    assertThat(refused(draft(settings("kind", "carousel"), image(9, 9))))
        .containsExactly(
            new Remark(
                "/settings/pinterest/kind",
                "These media make a pin of kind image, not carousel: change the media or the"
                    + " kind."));
    assertThat(words(draft(settings("kind", 7), image(9, 9)))).contains("one of image, carousel");
  }

  @Test
  void saysHowToChooseABoard() {
    Draft draft = new Draft("Hello", List.of(image(9, 9)), settings());
    assertThat(refused(draft).getFirst().pointer()).isEqualTo("/settings/pinterest/board_id");
    assertThat(words(draft))
        .contains("choose a board")
        .contains("GET /api/v1/integrations/pinterest/boards")
        .contains("PATCH /api/v1/integrations/pinterest/default-board");
    assertThat(words(draft(settings("board_id", "Rooftops"), image(9, 9)))).contains("number");
  }

  @Test
  void takesTheDefaultSectionToItsOwnBoardOnly() {
    JsonObject defaults = Samples.PLATFORM.boards().orElseThrow().settings(new Choice(BOARD, "7"));
    assertThat(section(defaults)).isEqualTo("7");
    assertThat(section(defaults.copy().put("board_section_id", "8"))).isEqualTo("8");
    assertThat(section(defaults.copy().putNull("board_section_id"))).isNull();
    assertThat(section(defaults.copy().put("board_id", "1"))).isNull();
  }

  private static String section(JsonObject settings) {
    return ready(new Draft("", List.of(image(9, 9)), settings))
        .payload()
        .settings()
        .getString("board_section_id");
  }

  @Test
  void takesTitleAndDescriptionFromTheCaption() {
    Payload payload = ready(draft(settings(), image(9, 9))).payload();
    assertThat(payload.settings().getString("title")).isEqualTo("Rooftop at dawn");
    assertThat(payload.text()).isEqualTo(Samples.CAPTION);
    Payload set = ready(draft(settings("title", "T", "description", "D"), image(9, 9))).payload();
    assertThat(set.settings().getString("title")).isEqualTo("T");
    assertThat(set.text()).isEqualTo("D");
    Payload silent =
        ready(new Draft(" \n ", List.of(image(9, 9)), settings("board_id", 1))).payload();
    assertThat(silent.settings().containsKey("title")).isFalse();
  }

  @Test
  void shortensTheFirstLineBetweenWordsAndKeepsLettersWhole() {
    Adaptation.Ready words = ready(captioned("dawn ".repeat(30)));
    assertThat(words.payload().settings().getString("title"))
        .isEqualTo("dawn ".repeat(20).strip() + "…");
    assertThat(words.warnings()).extracting(Remark::pointer).containsExactly("/caption");
    String family = "👨‍👩‍👧‍👦";
    String title = ready(captioned(family.repeat(20))).payload().settings().getString("title");
    assertThat(title).isEqualTo(family.repeat(14) + "…");
    String exact = "x".repeat(100);
    assertThat(ready(captioned(exact)).payload().settings().getString("title")).isEqualTo(exact);
    assertThat(ready(captioned(exact)).warnings()).isEmpty();
  }

  @Test
  void countsTexts() {
    assertThat(words(captioned("a\n" + "x".repeat(799))))
        .contains("The caption has 801 characters; Pinterest takes 800, so 1 too many");
    assertThat(words(draft(settings("title", "x".repeat(101)), image(9, 9))))
        .contains("The title has 101 characters; Pinterest takes 100");
    assertThat(words(draft(settings("description", "x".repeat(801)), image(9, 9))))
        .contains("The description has 801");
    assertThat(ready(captioned("😀".repeat(800))).payload().text()).hasSize(1600);
    MediaItem talkative = image("image/jpeg", 1, 9, 9, "x".repeat(501));
    assertThat(words(draft(settings(), talkative))).contains("Item 1: the alt text has 501");
  }

  @Test
  void keepsTheAltTextOfTheFirstImageOnly() {
    MediaItem told = image("image/jpeg", 1, 9, 9, "A roof");
    Adaptation.Ready ready = ready(draft(settings(), told, told));
    assertThat(ready.payload().media())
        .extracting(MediaItem::altText)
        .containsExactly("A roof", null);
    assertThat(ready.warnings()).extracting(Remark::pointer).containsExactly("/media/1");
  }

  @Test
  void takesTwoToFiveImagesOfOneSize() {
    MediaItem[] five = Collections.nCopies(5, image(9, 9)).toArray(MediaItem[]::new);
    assertThat(ready(draft(settings(), five)).payload().settings().getValue("index")).isEqualTo(0);
    MediaItem[] six = Collections.nCopies(6, image(9, 9)).toArray(MediaItem[]::new);
    assertThat(words(draft(settings(), six))).contains("these are 6: remove 1");
    assertThat(refused(draft(settings(), image(9, 9), image(9, 9), image(9, 8))))
        .containsExactly(
            new Remark(
                "/media/2",
                "Item 3 is 9 by 8 pixels, the first is 9 by 9; Pinterest wants all images of a"
                    + " carousel in one size: crop or scale it."));
    assertThat(words(draft(settings("index", 2), image(9, 9), image(9, 9)))).contains("0 to 1");
  }

  @Test
  void sendsNoCarouselWhereTheHostHasSwitchedThemOff() {
    PinterestRules rules =
        new PinterestRules(new PinterestConfig.Switches(false, false, false, false));
    assertThat(rules.adapt(draft(settings(), image(9, 9), image(9, 9))))
        .isInstanceOfSatisfying(
            Adaptation.Impossible.class,
            impossible ->
                assertThat(impossible.violations().getFirst().message())
                    .contains("pinterest.carousels is off"));
    assertThat(rules.adapt(draft(settings(), image(9, 9)))).isInstanceOf(Adaptation.Ready.class);
  }

  @Test
  void takesTheImageTypesThatAreDocumentedAndMoreWhereTheHostSaysSo() {
    Draft webp = draft(settings(), image("image/webp", 1, 9, 9, null));
    assertThat(words(webp))
        .isEqualTo("Item 1 is a WEBP; Pinterest takes JPEG and PNG: upload it as JPEG.");
    assertThat(ready(draft(settings(), image("image/png", 1, 9, 9, null)))).isNotNull();
    PinterestRules more =
        new PinterestRules(new PinterestConfig.Switches(false, true, true, false));
    assertThat(more.adapt(webp)).isInstanceOf(Adaptation.Ready.class);
    assertThat(words(draft(settings(), image("image/jpeg", 20_000_001, 9, 9, null))))
        .contains("has 20.0 MB; Pinterest takes 20 MB");
  }

  @Test
  void takesVideosOfFourSecondsToFifteenMinutes() {
    assertThat(
            ready(draft(settings(), video(4))).payload().settings().getValue("cover_frame_seconds"))
        .isEqualTo(0);
    assertThat(ready(draft(settings(), video(900)))).isNotNull();
    assertThat(words(draft(settings(), video(3)))).contains("3.0 s long").contains("at least 4 s");
    assertThat(words(draft(settings(), video(901)))).contains("at most 15 minutes");
    assertThat(words(draft(settings(), video("video/webm", 1, 9, 16, Duration.ofSeconds(9)))))
        .contains("is a WEBM")
        .contains("MP4");
    assertThat(words(draft(settings(), video("video/mp4", 2_000_000_001, 9, 16, null))))
        .contains("2 GB");
  }

  @Test
  void takesVideosBetweenTwiceAsTallAndAlmostTwiceAsWide() {
    Duration length = Duration.ofSeconds(9);
    assertThat(ready(draft(settings(), video("video/mp4", 1, 1080, 2160, length)))).isNotNull();
    assertThat(ready(draft(settings(), video("video/mp4", 1, 1910, 1000, length)))).isNotNull();
    assertThat(words(draft(settings(), video("video/mp4", 1, 1080, 2161, length))))
        .contains("a ratio of 0.50")
        .contains("crop or pad");
    assertThat(words(draft(settings(), video("video/mp4", 1, 1911, 1000, length))))
        .contains("a ratio of 1.91");
  }

  @Test
  void coversAVideoByAnImageOrAFrame() {
    Payload covered = ready(draft(settings("cover", "med_image"), image(9, 9), video(9))).payload();
    assertThat(covered.media()).extracting(MediaItem::id).containsExactly("med_video", "med_image");
    assertThat(covered.settings().containsKey("cover_frame_seconds")).isFalse();
    Payload framed = ready(draft(settings("cover_frame_seconds", 3), video(9))).payload();
    assertThat(framed.settings().getValue("cover_frame_seconds")).isEqualTo(3);
    assertThat(words(draft(settings("cover", "med_other"), video(9)))).contains("med_…");
    assertThat(words(draft(settings("cover_frame_seconds", 1.5), video(9))))
        .contains("whole seconds");
    assertThat(words(draft(settings(), image(9, 9), video(9))))
        .contains("one video, or 1 to 5 images")
        .contains("settings.pinterest.cover");
    assertThat(words(draft(settings("cover", "med_image"), image(9, 9), video(9), video(9))))
        .contains("these are 2 items");
  }

  @Test
  void leavesOutWhatIsForAnotherKind() {
    Adaptation.Ready ready =
        ready(draft(settings("cover", "x", "cover_frame_seconds", 1, "index", 1), image(9, 9)));
    assertThat(ready.warnings()).hasSize(3);
    assertThat(ready.payload().settings().fieldNames())
        .containsExactlyInAnyOrder("board_id", "title");
  }

  @Test
  void refusesSettingsItDoesNotUnderstand() {
    assertThat(words(draft(settings("colour", "red"), image(9, 9)))).contains("no setting colour");
    assertThat(words(draft(settings("dominant_color", "red"), image(9, 9)))).contains("#6E7874");
    assertThat(words(draft(settings("board_section_id", "x"), image(9, 9)))).contains("section");
    for (Object link : List.of("ftp://x.example", "example.com", "http://é.example/", 7)) {
      assertThat(words(draft(settings("link", link), image(9, 9)))).contains("http or https");
    }
    String fits = "https://example.com/" + "x".repeat(2028);
    assertThat(ready(draft(settings("link", fits), image(9, 9)))).isNotNull();
    assertThat(words(draft(settings("link", fits + "x"), image(9, 9)))).contains("2,048");
  }

  @Test
  void takesNoTextAlone() {
    assertThat(words(draft(settings()))).contains("no text alone");
  }

  private static Draft captioned(String caption) {
    return new Draft(caption, List.of(image(9, 9)), settings("board_id", BOARD));
  }

  private static Adaptation.Ready ready(Draft draft) {
    return (Adaptation.Ready) Samples.PLATFORM.rules().adapt(draft);
  }

  private static List<Remark> refused(Draft draft) {
    return ((Adaptation.Impossible) Samples.PLATFORM.rules().adapt(draft)).violations();
  }

  private static String words(Draft draft) {
    return String.join(" ", refused(draft).stream().map(Remark::message).toList());
  }
}
