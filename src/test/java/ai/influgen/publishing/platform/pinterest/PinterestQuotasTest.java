package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas.Reading;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PinterestQuotasTest {
  private static final PinterestQuotas STANDARD = new PinterestQuotas(false);
  private static final Window MINUTE = new Window.Sliding(Duration.ofMinutes(1));
  private static final Quota READ = new Quota("org_read", Scope.ACCOUNT, MINUTE, 1_000);
  private static final Quota WRITE = new Quota("org_write", Scope.ACCOUNT, MINUTE, 100);
  private static final Map<String, Step.Call> CALLS = calls();

  @Test
  void countsTheCallsOfAVideo() {
    assertThat(STANDARD.of(call("media"))).containsExactly(WRITE);
    assertThat(STANDARD.of(call("upload"))).isEmpty();
    assertThat(STANDARD.of(call("media-status"))).containsExactly(READ);
    assertThat(STANDARD.of(call("pin"))).containsExactly(WRITE);
  }

  @Test
  void countsByTheDayAndAppWithTrialAccess() {
    Window day = new Window.Day(ZoneOffset.UTC);
    Quota all = new Quota("all", Scope.APP, day, 1_000);
    PinterestQuotas trial = new PinterestQuotas(true);
    assertThat(trial.of(call("pin")))
        .containsExactly(new Quota("org_write", Scope.APP, day, 300), all);
    assertThat(trial.of(call("media-status")))
        .containsExactly(new Quota("org_read", Scope.APP, day, 1_000), all);
  }

  @Test
  void takesWhatTheHeadersSay() {
    assertThat(read(200, "{}", "x-ratelimit-remaining", "97;w=60", "x-ratelimit-reset", "12.5"))
        .containsExactly(new Reading(WRITE, 97, NOW.plusSeconds(13)));
    assertThat(read(200, "{}", "x-ratelimit-remaining", "0"))
        .containsExactly(new Reading(WRITE, 0, null));
    assertThat(read(200, "{}")).isEmpty();
    assertThat(read(200, "{}", "x-ratelimit-remaining", "many")).isEmpty();
  }

  @Test
  void takesALimitForSpentButNotABlockForSpam() {
    assertThat(read(429, "{\"code\":8,\"message\":\"limit\"}", "x-ratelimit-reset", "20"))
        .containsExactly(new Reading(WRITE, 0, NOW.plusSeconds(20)));
    assertThat(read(429, "")).containsExactly(new Reading(WRITE, 0, NOW.plusSeconds(60)));
    assertThat(read(429, "{\"code\":8,\"message\":\"spam\"}")).isEmpty();
  }

  private static List<Reading> read(int status, String body, String... headers) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      byName.put(headers[i], headers[i + 1]);
    }
    return STANDARD.read(call("pin"), new PlatformResponse(status, byName, body), NOW);
  }

  private static Step.Call call(String name) {
    return Objects.requireNonNull(CALLS.get(name), name);
  }

  private static Map<String, Step.Call> calls() {
    PublishDriver driver = RecordedPinterest.driver(Samples.job(Samples.videoPayload()), Map.of());
    driver.run();
    Map<String, Step.Call> calls = new HashMap<>();
    driver.made().forEach(made -> calls.put(made.call().name(), made.call()));
    return calls;
  }
}
