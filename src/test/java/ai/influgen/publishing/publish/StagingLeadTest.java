package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingLeadTest {
  private static final UUID FIRST = new UUID(0, 0);
  private static final PlatformName INSTAGRAM = new PlatformName("instagram");
  private static final StagingLead LEAD =
      new StagingLead(
          Duration.ofMinutes(2),
          2_000_000,
          Map.of(
              INSTAGRAM,
              new StagingTimes(Duration.ofMinutes(5), Duration.ofHours(11)),
              new PlatformName("tiktok"),
              new StagingTimes(Duration.ZERO, Duration.ofMinutes(45))));

  @ParameterizedTest
  @CsvSource({
    "instagram, 0, false, PT2M",
    "instagram, 8000000, false, PT2M4S",
    "instagram, 8000000, true, PT7M4S",
    "instagram, 300000000, true, PT9M30S",
    "instagram, 1, true, PT7M1S",
    "tiktok, 600000000, true, PT7M",
    "tiktok, 4000000000, true, PT35M20S",
    "tiktok, 6000000000, true, PT45M",
    "tiktok, 9000000000000, true, PT45M",
    "elsewhere, 16000000000, true, PT2H15M20S",
    "elsewhere, 256000000000, true, PT12H",
  })
  void growsWithTheMediaUpToWhatStillHolds(
      String platform, long bytes, boolean video, Duration lead) {
    assertThat(LEAD.before(new PlatformName(platform), new StagingLead.Media(bytes, video), FIRST))
        .isEqualTo(lead);
  }

  @Test
  void spreadsPostsOverHalfOfTheBase() {
    StagingLead.Media media = new StagingLead.Media(2_000_000, false);

    assertThat(LEAD.before(INSTAGRAM, media, new UUID(1, 60_000)))
        .isEqualTo(Duration.parse("PT3M1S"));
    assertThat(LEAD.before(INSTAGRAM, media, new UUID(1, 60_001)))
        .isEqualTo(Duration.parse("PT2M1S"));
  }

  @Test
  void theSpreadStaysWithinWhatHolds() {
    StagingLead hour = new StagingLead(Duration.ofHours(1), 2_000_000, LEAD.times());

    assertThat(hour.before(new PlatformName("tiktok"), StagingLead.Media.NONE, UUID.randomUUID()))
        .isEqualTo(Duration.parse("PT45M"));
  }

  @Test
  void nothingIsPreparedAheadWithoutABase() {
    StagingLead none = new StagingLead(Duration.ZERO, 2_000_000, Map.of());

    assertThat(none.before(INSTAGRAM, StagingLead.Media.NONE, UUID.randomUUID())).isZero();
  }
}
