package ai.influgen.publishing.content;

import static ai.influgen.publishing.content.Samples.INSTAGRAM;
import static ai.influgen.publishing.content.Samples.TWITTER;
import static ai.influgen.publishing.content.Samples.body;
import static ai.influgen.publishing.content.Samples.caption;
import static ai.influgen.publishing.content.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentItemTest {
  private static final UUID FIRST = IdKind.next();
  private static final UUID SECOND = IdKind.next();
  private static final Caption GENERIC = caption(null, "for all", true);
  private static final Caption UNUSED = caption(INSTAGRAM, "not selected", false);
  private static final Caption CHOSEN = caption(INSTAGRAM, "for Instagram", true);

  private final ContentItem item =
      Samples.item(
          body(
              List.of(GENERIC, UNUSED, CHOSEN),
              List.of(image(FIRST, "a cat"), image(SECOND, null)),
              "{\"instagram\":{\"kind\":\"story\",\"a\":2,\"b\":2}}"));

  @Test
  void saysTheVariantOfThePlatform() {
    assertThat(draft(INSTAGRAM, Choice.NONE).caption()).isEqualTo("for Instagram");
  }

  @Test
  void fallsBackToTheVariantForAll() {
    assertThat(draft(TWITTER, Choice.NONE).caption()).isEqualTo("for all");
  }

  @Test
  void saysNothingWhereThereIsNoVariant() {
    ContentItem other = Samples.item(body(List.of(CHOSEN), List.of(), "{}"));
    Draft draft = other.draftFor(TWITTER, Choice.NONE, new JsonObject(), new JsonObject());
    assertThat(draft.caption()).isEmpty();
  }

  @Test
  void saysTheVariantThatThePostChose() {
    assertThat(draft(INSTAGRAM, new Choice(UNUSED.id(), null)).caption()).isEqualTo("not selected");
  }

  @Test
  void showsAllMediaWithTheirAltTexts() {
    assertThat(draft(INSTAGRAM, Choice.NONE).media())
        .extracting(MediaItem::altText)
        .containsExactly("a cat", null);
  }

  @Test
  void showsTheChosenMediaInTheirOrder() {
    assertThat(draft(INSTAGRAM, new Choice(null, List.of(SECOND, FIRST))).media())
        .extracting(MediaItem::id)
        .containsExactly(IdKind.MEDIA.show(SECOND), IdKind.MEDIA.show(FIRST));
  }

  @Test
  void laysThePostsSettingsOverTheContentsOverTheConnections() {
    JsonObject defaults = new JsonObject().put("a", 1).put("b", 1).put("c", 1);
    Draft draft = item.draftFor(INSTAGRAM, Choice.NONE, defaults, new JsonObject().put("b", 3));
    assertThat(draft.settings())
        .isEqualTo(new JsonObject().put("kind", "story").put("a", 2).put("b", 3).put("c", 1));
    assertThat(defaults).isEqualTo(new JsonObject().put("a", 1).put("b", 1).put("c", 1));
  }

  @Test
  void refusesACaptionOfOtherContent() {
    assertPointer(new Choice(IdKind.next(), null), "/caption_id");
  }

  @Test
  void refusesMediaOfOtherContent() {
    assertPointer(new Choice(null, List.of(FIRST, IdKind.next())), "/media_ids/1");
  }

  private void assertPointer(Choice choice, String pointer) {
    assertThatThrownBy(() -> draft(INSTAGRAM, choice))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.faults().getFirst().pointer()).isEqualTo(pointer));
  }

  private Draft draft(PlatformName platform, Choice choice) {
    return item.draftFor(platform, choice, new JsonObject(), new JsonObject());
  }
}
