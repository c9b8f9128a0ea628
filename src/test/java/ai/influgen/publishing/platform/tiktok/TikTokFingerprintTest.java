package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Journal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of an account's videos look like ours. */
class TikTokFingerprintTest {
  private static final String LONG = "A caption that goes on and on. ".repeat(20);

  @Test
  void recognisesACaptionThatTikTokHasCut() {
    assertThat(matches(LONG, listed(LONG.substring(0, 150)))).isTrue();
    assertThat(matches(LONG, listed(LONG.substring(0, 100)))).isFalse();
    assertThat(matches(LONG, listed("Something else. ".repeat(10)))).isFalse();
  }

  @Test
  void recognisesACaptionThatWasCutWithinACharacter() {
    String caption = "x".repeat(149) + "\uD83D\uDE00 and more";
    assertThat(matches(caption, listed(caption.substring(0, 150)))).isTrue();
  }

  @Test
  void overlooksHowSpacesAndAccentsAreWritten() {
    assertThat(matches("Caf\u00e9\r\nat  dawn ", listed("Cafe\u0301 at dawn"))).isTrue();
  }

  @Test
  void takesTheCaptionFromEitherField() {
    JsonObject titled = listed("").put("title", "Dawn");
    assertThat(matches("Dawn", titled)).isTrue();
    assertThat(matches("", titled)).isFalse();
    assertThat(matches("", listed(""))).isTrue();
  }

  @Test
  void takesNothingFromBeforeTheCallOrLongAfter() {
    long call = NOW.getEpochSecond();
    assertThat(matches("Dawn", listed("Dawn").put("create_time", call - 60))).isTrue();
    assertThat(matches("Dawn", listed("Dawn").put("create_time", call - 61))).isFalse();
    assertThat(matches("Dawn", listed("Dawn").put("create_time", call + 3600))).isTrue();
    assertThat(matches("Dawn", listed("Dawn").put("create_time", call + 4 * 3600))).isFalse();
    assertThat(matches("Dawn", listed("Dawn").put("create_time", "yesterday"))).isFalse();
  }

  @Test
  void takesNothingOfAnotherLength() {
    assertThat(matches("Dawn", listed("Dawn").put("duration", 11))).isTrue();
    assertThat(matches("Dawn", listed("Dawn").put("duration", 13))).isFalse();
    assertThat(matches("Dawn", listed("Dawn").put("duration", 0))).isTrue();
  }

  private static JsonObject listed(String description) {
    return new JsonObject()
        .put("create_time", NOW.plusSeconds(20).getEpochSecond())
        .put("video_description", description)
        .put("duration", 10);
  }

  private static boolean matches(String caption, JsonObject video) {
    Draft draft = new Draft(caption, List.of(Samples.video()), Samples.settings("upload", "url"));
    return TikTokFingerprint.of(
            Samples.job(Samples.payload(draft), Journal.empty(), NOW, NOW.plusSeconds(99)))
        .matches(video);
  }
}
