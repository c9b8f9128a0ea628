package ai.influgen.publishing.content;

import static ai.influgen.publishing.content.Samples.INSTAGRAM;
import static ai.influgen.publishing.content.Samples.TWITTER;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.content.ContentEdit.CaptionText;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {

  @Test
  void selectsTheFirstOfEachPlatformWhereNoneIsSelected() {
    List<Caption> captions =
        Captions.arranged(
            List.of(
                new CaptionText(null, "a", false),
                new CaptionText(null, "b", false),
                new CaptionText(INSTAGRAM, "c", false),
                new CaptionText(TWITTER, "d", false),
                new CaptionText(TWITTER, "e", true)),
            List.of());
    assertThat(captions)
        .filteredOn(Caption::selected)
        .extracting(Caption::text)
        .containsExactly("a", "c", "e");
  }

  @Test
  void keepsTheIdsOfWhatWasThere() {
    List<Caption> before =
        Captions.arranged(
            List.of(new CaptionText(null, "a", false), new CaptionText(null, "a", false)),
            List.of());
    List<Caption> after =
        Captions.arranged(
            List.of(
                new CaptionText(INSTAGRAM, "a", false),
                new CaptionText(null, "a", false),
                new CaptionText(null, "a", false),
                new CaptionText(null, "a", false)),
            before);
    assertThat(after)
        .extracting(Caption::id)
        .doesNotHaveDuplicates()
        .containsSequence(before.get(0).id(), before.get(1).id());
    assertThat(after.getFirst().id()).isNotIn(before.get(0).id(), before.get(1).id());
  }
}
