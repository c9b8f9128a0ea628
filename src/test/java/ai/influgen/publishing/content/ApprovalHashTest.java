package ai.influgen.publishing.content;

import static ai.influgen.publishing.content.Samples.INSTAGRAM;
import static ai.influgen.publishing.content.Samples.body;
import static ai.influgen.publishing.content.Samples.caption;
import static ai.influgen.publishing.content.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.runtime.IdKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalHashTest {
  private static final UUID FIRST = IdKind.next();
  private static final UUID SECOND = IdKind.next();
  private static final List<MediaItem> MEDIA = List.of(image(FIRST, "a cat"), image(SECOND, null));
  private static final List<Caption> CAPTIONS =
      List.of(caption(null, "hello", true), caption(INSTAGRAM, "hi", true));
  private static final String SETTINGS = "{\"instagram\":{\"kind\":\"story\",\"n\":[1,2]}}";
  private static final ContentBody BODY = body(CAPTIONS, MEDIA, SETTINGS);

  static Stream<ContentBody> changes() {
    return Stream.of(
        body(List.of(), MEDIA, SETTINGS),
        body(CAPTIONS.reversed(), MEDIA, SETTINGS),
        body(List.of(caption(null, "hello", true), caption(null, "hi", true)), MEDIA, SETTINGS),
        body(List.of(CAPTIONS.getFirst(), caption(INSTAGRAM, "hi!", true)), MEDIA, SETTINGS),
        body(List.of(CAPTIONS.getFirst(), caption(INSTAGRAM, "hi", false)), MEDIA, SETTINGS),
        body(CAPTIONS, MEDIA.reversed(), SETTINGS),
        body(CAPTIONS, MEDIA.subList(0, 1), SETTINGS),
        body(CAPTIONS, List.of(image(FIRST, "a dog"), image(SECOND, null)), SETTINGS),
        body(CAPTIONS, List.of(image(FIRST, "a cat"), image(SECOND, "")), SETTINGS),
        body(CAPTIONS, MEDIA, "{\"instagram\":{\"kind\":\"story\",\"n\":[2,1]}}"),
        body(CAPTIONS, MEDIA, "{\"instagram\":{\"kind\":\"story\",\"n\":[\"1\",2]}}"),
        body(CAPTIONS, MEDIA, "{\"instagram\":{\"kind\":null,\"n\":[1,2]}}"),
        body(CAPTIONS, MEDIA, "{}"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isAnotherForAnythingThatWouldBePublishedOtherwise(ContentBody changed) {
    assertThat(ApprovalHash.of(changed)).isNotEqualTo(ApprovalHash.of(BODY));
  }

  @Test
  void isTheSameWhateverTheCaptionsIdsAndTheOrderOfSettings() {
    List<Caption> retyped = List.of(caption(null, "hello", true), caption(INSTAGRAM, "hi", true));
    String sorted = "{\"instagram\":{\"n\":[1.0,2e0],\"kind\":\"story\"}}";
    assertThat(ApprovalHash.of(body(retyped, MEDIA, sorted))).isEqualTo(ApprovalHash.of(BODY));
  }

  @Test
  void isLowerCaseHex() {
    assertThat(ApprovalHash.of(BODY)).matches("[0-9a-f]{64}");
  }
}
