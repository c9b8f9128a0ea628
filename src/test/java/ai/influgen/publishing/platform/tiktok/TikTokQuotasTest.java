package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Quotas.Reading;
import ai.influgen.publishing.platform.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TikTokQuotasTest {
  private static final Quotas QUOTAS = Samples.PLATFORM.quotas();
  private static final Window MINUTE = new Window.Sliding(Duration.ofMinutes(1));
  private static final Quota POSTS =
      new Quota("posts", Scope.ACCOUNT, new Window.Sliding(Duration.ofHours(24)), 15);

  @Test
  void countsEachEndpointByItself() {
    assertThat(of(Samples.sent(), "creator"))
        .containsExactly(new Quota("creator_info", Scope.ACCOUNT, MINUTE, 20));
    assertThat(of(Samples.sent(), "init"))
        .containsExactly(new Quota("video_init", Scope.ACCOUNT, MINUTE, 6));
    assertThat(of(Samples.sent(), "chunk-1")).isEmpty();
    assertThat(of(Samples.sent(), "status"))
        .containsExactly(new Quota("status", Scope.ACCOUNT, MINUTE, 30));
    Step.Call list =
        new Step.Call(
            "reconcile-list",
            Step.Phase.CONFIRM,
            new TikTokRequests(new TikTokApi(URI.create("http://localhost/tiktok/api")), 1)
                .videos(Samples.job(Samples.fetched())));
    assertThat(QUOTAS.of(list)).containsExactly(new Quota("video_list", Scope.APP, MINUTE, 600));
  }

  @Test
  void countsTheCallThatPublishesAgainstTheDailyCap() {
    assertThat(of(Samples.sent(), "chunk-3")).containsExactly(POSTS);
    assertThat(of(Samples.fetched(), "init"))
        .containsExactly(new Quota("video_init", Scope.ACCOUNT, MINUTE, 6), POSTS);
    assertThat(of(Samples.photos(), "init"))
        .containsExactly(new Quota("content_init", Scope.ACCOUNT, MINUTE, 6), POSTS);
  }

  @Test
  void takesTheDailyCapFromTheConfiguration() {
    assertThat(new TikTokQuotas(3).of(call(Samples.fetched(), "init")))
        .anyMatch(q -> q.name().equals("posts") && q.limit() == 3);
  }

  @Test
  void learnsFromARefusalThatALimitIsReached() {
    Step.Call init = call(Samples.fetched(), "init");
    assertThat(read(init, Samples.error(429, "rate_limit_exceeded")))
        .containsExactly(
            new Reading(new Quota("video_init", Scope.ACCOUNT, MINUTE, 6), 0, NOW.plusSeconds(60)));
    assertThat(read(init, new PlatformResponse(429, Map.of(), ""))).hasSize(1);
    assertThat(
            read(call(Samples.sent(), "creator"), Samples.error(200, "spam_risk_too_many_posts")))
        .containsExactly(new Reading(POSTS, 0, NOW.plus(Duration.ofHours(3))));
    assertThat(read(init, Samples.ok("init-url"))).isEmpty();
    assertThat(read(init, Samples.error(403, "spam_risk"))).isEmpty();
  }

  private static List<Reading> read(Step.Call call, PlatformResponse answer) {
    return QUOTAS.read(call, answer, NOW);
  }

  private static List<Quota> of(Payload payload, String step) {
    return QUOTAS.of(call(payload, step));
  }

  private static Step.Call call(Payload payload, String step) {
    PublishDriver driver = RecordedTikTok.driver(Samples.job(payload), Map.of());
    driver.run();
    return driver.made().stream()
        .map(PublishDriver.Made::call)
        .filter(c -> c.name().equals(step))
        .findFirst()
        .orElseThrow();
  }
}
