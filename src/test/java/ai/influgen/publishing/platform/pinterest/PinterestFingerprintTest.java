package ai.influgen.publishing.platform.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Which listed pins may be ours. */
class PinterestFingerprintTest {
  private static JsonObject pin() {
    return new JsonObject(Samples.text("pin.json"));
  }

  private static boolean matches(Payload payload, JsonObject pin) {
    return PinterestFingerprint.of(payload, Samples.NOW).matches(pin);
  }

  @Test
  void takesNoPinOfAnotherAccountOnASharedBoardForOurs() {
    assertThat(matches(Samples.imagePayload(), pin())).isTrue();
    assertThat(matches(Samples.imagePayload(), pin().put("is_owner", false))).isFalse();
  }

  @Test
  void takesNoPinWithoutWordsForOurs() {
    Payload ours = Samples.imagePayload();
    JsonObject settings = ours.settings().copy();
    settings.remove(PinterestSettings.TITLE);
    settings.remove(PinterestSettings.LINK);
    Payload mute = new Payload(ours.kind(), "", ours.media(), settings);
    JsonObject pin = pin().putNull("title").putNull("description").putNull("link");

    assertThat(matches(mute, pin)).isFalse();
  }
}
