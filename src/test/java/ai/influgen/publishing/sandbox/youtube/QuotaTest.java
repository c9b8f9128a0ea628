package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The clock starts at noon UTC, which is five in the morning in California. */
class QuotaTest extends YouTubeCase {
  @Test
  void endsTheDayAtMidnightInCalifornia() {
    set("insert_quota", 1);
    assertThat(client.open(YouTubeClient.video("One"), 1).status()).isEqualTo(200);

    Answer refused = client.open(YouTubeClient.video("Two"), 1);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(YouTubeClient.reason(refused)).isEqualTo("quotaExceeded");
    sandbox.clock().pass(Duration.ofHours(18));
    client.refresh();
    assertThat(client.open(YouTubeClient.video("Two"), 1).status()).isEqualTo(403);
    sandbox.clock().pass(Duration.ofHours(1));
    client.refresh();
    assertThat(client.open(YouTubeClient.video("Two"), 1).status()).isEqualTo(200);
  }

  @Test
  void countsUnitsOverARestart() {
    set("unit_quota", 2);
    assertThat(client.get("channels?part=id&mine=true").status()).isEqualTo(200);

    sandbox.restart();
    set("unit_quota", 2);

    assertThat(client.get("channels?part=id&mine=true").status()).isEqualTo(200);
    assertThat(YouTubeClient.reason(client.get("channels?part=id&mine=true")))
        .isEqualTo("quotaExceeded");
    assertThat(client.open(YouTubeClient.video("Other bucket"), 1).status()).isEqualTo(200);
  }

  @Test
  void takesUploadsFromTheUnitsAsItOnceDid() {
    set("insert_units", 1600);
    for (int i = 0; i < 6; i++) {
      assertThat(client.open(YouTubeClient.video("Old"), 1).status()).isEqualTo(200);
    }
    assertThat(client.open(YouTubeClient.video("Old"), 1).status()).isEqualTo(403);
  }

  @Test
  void capsAChannelWhenTold() {
    set("channel_uploads_per_day", 1);
    client.uploaded("One", film());

    Answer refused = client.open(YouTubeClient.video("Two"), 1);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(YouTubeClient.reason(refused)).isEqualTo("uploadLimitExceeded");
  }
}
