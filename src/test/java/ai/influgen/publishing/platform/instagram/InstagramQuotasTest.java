package ai.influgen.publishing.platform.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas.Reading;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Instagram's calls count against, and what it tells of that. */
class InstagramQuotasTest {
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  private final InstagramQuotas quotas = new InstagramQuotas(100, 400);

  @Test
  void countsPostsAndContainersOfAnAccount() {
    assertThat(quotas.of(call("publish"))).extracting(Quota::name).containsExactly("posts");
    assertThat(quotas.of(call("container"))).extracting(Quota::name).containsExactly("containers");
    assertThat(quotas.of(call("child-2"))).extracting(Quota::name).containsExactly("containers");
    assertThat(quotas.of(call("child-2-status"))).isEmpty();
    assertThat(quotas.of(call("reconcile-status"))).isEmpty();
  }

  @Test
  void readsWhatIsLeftOfTheAccountsOwnLimit() {
    assertThat(read("limit", limit(23, 25)))
        .singleElement()
        .satisfies(reading -> assertThat(reading.remaining()).isEqualTo(2));
    assertThat(read("limit", limit(25, 25)))
        .singleElement()
        .satisfies(
            reading -> assertThat(reading.resetsAt()).isEqualTo(NOW.plus(Duration.ofHours(1))));
    assertThat(read("limit", ok("{}"))).isEmpty();
    assertThat(read("publish", limit(25, 25))).isEmpty();
  }

  @Test
  void waitsWithAPostThatWouldBeTooMuch() {
    PublishOutcome outcome =
        RecordedInstagram.driver(
                Samples.job(Samples.imagePayload()), Map.of("limit", List.of(limit(25, 25))))
            .run();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PublishOutcome.RetryLater.class,
            later -> {
              assertThat(later.code()).isEqualTo(ErrorCode.RATE_LIMITED);
              assertThat(later.pause()).isEqualTo(Duration.ofHours(1));
              assertThat(later.message()).contains("25 posts in 24 hours");
            });
  }

  private List<Reading> read(String step, PlatformResponse response) {
    return quotas.read(call(step), response, NOW);
  }

  private static PlatformResponse limit(int used, int total) {
    return ok(
        "{\"data\":[{\"quota_usage\":%d,\"config\":{\"quota_total\":%d}}]}".formatted(used, total));
  }

  private static PlatformResponse ok(String body) {
    return new PlatformResponse(200, Map.of(), body);
  }

  private static Step.Call call(String name) {
    return new Step.Call(
        name,
        Step.Phase.STAGE,
        new PlatformRequest(
            HttpMethod.GET,
            URI.create("https://graph.facebook.com/x"),
            Map.of(),
            Map.of(),
            new PlatformRequest.Body.None(),
            Duration.ofSeconds(1)));
  }
}
