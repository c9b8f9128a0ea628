package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.NOW;
import static ai.influgen.publishing.platform.youtube.Samples.draft;
import static ai.influgen.publishing.platform.youtube.Samples.image;
import static ai.influgen.publishing.platform.youtube.Samples.job;
import static ai.influgen.publishing.platform.youtube.Samples.payload;
import static ai.influgen.publishing.platform.youtube.Samples.response;
import static ai.influgen.publishing.platform.youtube.Samples.settings;
import static ai.influgen.publishing.platform.youtube.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YouTubeQuotasTest {
  private static final Quotas QUOTAS = Samples.PLATFORM.quotas();

  @Test
  void countsUploadsReadsAndThumbnailsOfTheWholeAppByTheDay() {
    Map<String, List<String>> names =
        calls().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> QUOTAS.of(e.getValue()).stream().map(Quota::name).toList()));
    assertThat(names)
        .isEqualTo(
            Map.of(
                "session", List.of("videos.insert"),
                "chunk-0", List.of(),
                "chunk-33292288", List.of(),
                "chunk-66584576", List.of(),
                "upload", List.of(),
                "thumbnail", List.of("thumbnails"),
                "processing", List.of("units")));
    Quota insert = QUOTAS.of(call("session")).getFirst();
    assertThat(insert)
        .isEqualTo(
            new Quota(
                "videos.insert",
                Quota.Scope.APP,
                new Quota.Window.Day(ZoneId.of("America/Los_Angeles")),
                100));
    assertThat(QUOTAS.of(call("thumbnail")).getFirst().limit()).isEqualTo(200);
    assertThat(QUOTAS.of(call("processing")).getFirst().limit()).isEqualTo(10_000);
  }

  @Test
  void takesTheLimitsThatAreConfigured() {
    YouTubeQuotas old =
        YouTubeQuotas.of(new YouTubeConfig.Caps(6, 50, 2_097_152, Duration.ofHours(23)));
    assertThat(old.inserts().limit()).isEqualTo(6);
    assertThat(old.units().limit()).isEqualTo(50);
    assertThat(old.thumbnails().limit()).isEqualTo(1);
  }

  @Test
  void learnsThatAQuotaIsUsedUpUntilMidnightInCalifornia() {
    Step.Call session = call("session");
    assertThat(QUOTAS.read(session, response(403, "error-quota"), NOW))
        .containsExactly(
            new Quotas.Reading(
                QUOTAS.of(session).getFirst(), 0, Instant.parse("2026-11-23T08:00:00Z")));
    assertThat(QUOTAS.read(session, response(401, "error-token"), NOW)).isEmpty();
    assertThat(QUOTAS.read(call("upload"), response(201, "video"), NOW)).isEmpty();
  }

  private static Step.Call call(String name) {
    return Objects.requireNonNull(calls().get(name), name);
  }

  private static Map<String, Step.Call> calls() {
    PublishDriver driver =
        RecordedYouTube.driver(
            job(payload(draft(settings("thumbnail", "med_image"), video(), image()))), Map.of());
    driver.run();
    return driver.made().stream().collect(Collectors.toMap(m -> m.call().name(), m -> m.call()));
  }
}
