package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.runtime.IdKind;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {
  private static final PlatformName FAKE = new PlatformName("fake");
  private static final Instant DUE = Instant.parse("2026-03-23T14:30:00Z");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final EngineMetrics metrics =
      new EngineMetrics(registry, () -> DUE.plus(Duration.ofMillis(60)));

  @Test
  void recordsHowLateACommitCallIsOnceItIsAllowed() {
    assertThat(metrics.timed(claim(), () -> false).getAsBoolean()).isFalse();
    assertThat(registry.scrape()).doesNotContain("influgen_publish_lateness");

    assertThat(metrics.timed(claim(), () -> true).getAsBoolean()).isTrue();

    assertThat(registry.scrape())
        .contains("influgen_publish_lateness_seconds_bucket{platform=\"fake\",le=\"0.05\"} 0")
        .contains("influgen_publish_lateness_seconds_bucket{platform=\"fake\",le=\"0.1\"} 1");
  }

  @Test
  void tellsApartWhatThePlatformAnswers() {
    for (int status : new int[] {200, 400, 429, 503}) {
      metrics.called(FAKE, new CallResult.Answered(new PlatformResponse(status, Map.of(), "")));
    }

    for (String result : new String[] {"ok", "refused", "rate_limited", "error"}) {
      assertThat(
              registry
                  .counter("influgen.platform.calls", "platform", "fake", "result", result)
                  .count())
          .as(result)
          .isEqualTo(1);
    }
  }

  @Test
  void isDocumentedInFull() throws IOException {
    Vertx vertx = Vertx.vertx();
    assertThat(metrics.timed(claim(), () -> true).getAsBoolean()).isTrue();
    metrics.ended(FAKE, EngineMetrics.Result.PUBLISHED);
    metrics.judged(FAKE, new Intents.Verdict.Lost());
    metrics.called(FAKE, new CallResult.NoAnswer("timeout"));
    metrics.watch(
        FAKE,
        new PlatformBreaker(
            vertx, FAKE, PlatformBreaker.Limits.defaults(), InstantSource.system(), _ -> {}));
    metrics.reaped(1);

    assertThat(names(registry.scrape(), "(?m)^# TYPE (influgen_\\w+) "))
        .filteredOn(name -> !name.endsWith("_max"))
        .containsExactlyInAnyOrderElementsOf(
            names(
                Files.readString(Path.of("docs/running.md")),
                "(?m)^\\| `(influgen_(?!connection_)\\w+)`"));
    vertx.close();
  }

  private static Set<String> names(String text, String pattern) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Claim claim() {
    return new Claim(
        IdKind.next(),
        Claim.Kind.COMMIT,
        IdKind.next(),
        DUE,
        DUE,
        IdKind.next(),
        IdKind.next(),
        FAKE,
        null,
        0,
        false);
  }
}
