package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwitterWaitsTest {
  @Test
  void waitsUntilTheWindowEnds() {
    assertThat(regain("x-rate-limit-reset", in(300))).hasSeconds(301);
    assertThat(regain("x-rate-limit-reset", in(999_999))).hasHours(24);
  }

  @Test
  void waitsAQuarterOfAnHourWhereXDoesNotSay() {
    assertThat(regain()).hasMinutes(15);
    assertThat(regain("x-rate-limit-reset", in(-5))).hasMinutes(15);
    assertThat(regain("x-rate-limit-reset", "soon")).hasMinutes(15);
  }

  @Test
  void waitsForTheDayWhereThatIsUsedUp() {
    assertThat(
            regain(
                "x-rate-limit-reset", in(300),
                "x-user-limit-24hour-remaining", "0",
                "x-user-limit-24hour-reset", in(7200)))
        .hasSeconds(7201);
    assertThat(
            regain(
                "x-rate-limit-reset", in(300),
                "x-user-limit-24hour-remaining", "3",
                "x-user-limit-24hour-reset", in(7200)))
        .hasSeconds(301);
    assertThat(
            regain(
                "x-user-limit-24hour-remaining",
                "0",
                "x-user-limit-24hour-reset",
                in(60),
                "x-app-limit-24hour-remaining",
                "0",
                "x-app-limit-24hour-reset",
                in(900)))
        .hasSeconds(901);
  }

  private static String in(int seconds) {
    return Long.toString(NOW.getEpochSecond() + seconds);
  }

  private static Duration regain(String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return TwitterWaits.regain(new PlatformResponse(429, all, ""), NOW);
  }
}
