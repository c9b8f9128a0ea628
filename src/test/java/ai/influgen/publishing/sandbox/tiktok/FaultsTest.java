package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends TikTokCase {
  private static final JsonObject ONCE = new JsonObject().put("count", 1);

  private byte[] film;
  private String url;
  private String id;

  @BeforeEach
  void begin() {
    film = film();
    JsonObject begun = client.begun("Now", film);
    url = begun.getString("upload_url");
    id = begun.getString("publish_id");
  }

  @Test
  void dropsTheConnectionAfterTheLastChunk() {
    fault("accept_then_drop", ONCE);

    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
    assertThat(client.ended(id).getString("status")).isEqualTo("PUBLISH_COMPLETE");
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void dropsTheConnectionAfterAnInitByUrl() {
    fault("accept_then_drop", ONCE);

    assertThatThrownBy(() -> client.initUrl("By address", host.serving(film)))
        .isInstanceOf(UncheckedIOException.class);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (sandbox.ledger().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void failsALastChunkBeforeItCounts() {
    fault("error_before", ONCE);

    assertThat(send().status()).isEqualTo(500);
    assertThat(client.status(id).getInteger("uploaded_bytes")).isZero();
    assertThat(send().status()).isEqualTo(201);
    client.ended(id);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void failsALastChunkAfterItCounts() {
    fault("error_after", ONCE);

    assertThat(send().status()).isEqualTo(500);
    assertThat(send().status()).isEqualTo(416);
    client.ended(id);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void limitsTheRateOfInits() {
    fault("rate_limit", ONCE);

    Answer refused = client.initFile("", 500, 500, 1);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(TikTokClient.code(refused)).isEqualTo("rate_limit_exceeded");
    assertThat(client.initFile("", 500, 500, 1).status()).isEqualTo(200);
  }

  @Test
  void revokesTheTokenOfTheNextCall() {
    fault("revoke_token", ONCE);

    assertThat(client.statusAnswer(id).status()).isEqualTo(401);
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
  }

  @Test
  void refusesARefreshOnce() {
    fault("refuse_refresh", ONCE);

    Answer refused = TikTokClient.refresh(sandbox, client.refreshToken());

    assertThat(refused.json().getString("error")).isEqualTo("invalid_grant");
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void rejectsTheMediaAtInit() {
    fault("reject_media", ONCE);

    assertThat(TikTokClient.code(client.initUrl("", host.serving(film))))
        .isEqualTo("invalid_file_upload");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void failsTheProcessing() {
    fault("processing_failed", ONCE);
    String failing =
        TikTokClient.data(client.initUrl("", host.serving(film))).getString("publish_id");

    assertThat(client.ended(failing).getString("fail_reason")).isEqualTo("internal");
  }

  @Test
  void processesSlowly() {
    fault("slow", new JsonObject().put("wait_s", 60).put("at", "stage"));
    JsonObject begun = client.begun("Slow", film);
    client.chunk(begun.getString("upload_url"), film, 0, film.length);

    assertThat(client.status(begun.getString("publish_id")).getString("status"))
        .isEqualTo("PROCESSING_UPLOAD");
    sandbox.clock().pass(Duration.ofSeconds(70));
    assertThat(client.ended(begun.getString("publish_id")).getString("status"))
        .isEqualTo("PUBLISH_COMPLETE");
  }

  @Test
  void isDownEverywhere() {
    fault("outage", new JsonObject().put("wait_s", 30));

    assertThat(client.statusAnswer(id).status()).isEqualTo(503);
    assertThat(send().status()).isEqualTo(503);
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).json().getString("error"))
        .isEqualTo("temporarily_unavailable");
    sandbox.clock().pass(Duration.ofSeconds(30));
    assertThat(send().status()).isEqualTo(201);
  }

  @Test
  void strikesTheAccountThatIsNamed() {
    fault("error_before", new JsonObject().put("account", "nova.studio"));

    assertThat(send().status()).isEqualTo(201);
  }

  private Answer send() {
    return client.chunk(url, film, 0, film.length);
  }
}
