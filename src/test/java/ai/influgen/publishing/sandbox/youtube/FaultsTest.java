package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends YouTubeCase {
  private static final JsonObject ONCE = new JsonObject().put("count", 1);

  private byte[] film;
  private String session;

  @BeforeEach
  void open() {
    film = film();
    session = client.session("Now", film);
  }

  @Test
  void dropsTheConnectionAfterTheLastByte() {
    fault("accept_then_drop", ONCE);
    client.put(session, film, 0, UNIT);

    assertThatThrownBy(() -> client.put(session, film, UNIT, UNIT + 1000))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(sandbox.ledger()).hasSize(1);
    assertThat(client.ask(session, film.length).json().getString("id"))
        .isEqualTo(sandbox.ledger().getFirst().getString("remote_post_id"));
  }

  @Test
  void failsTheLastByteBeforeItCounts() {
    fault("error_before", ONCE);

    assertThat(client.put(session, film).status()).isEqualTo(500);
    assertThat(YouTubeClient.range(client.ask(session, film.length))).isEmpty();
    assertThat(client.put(session, film).status()).isEqualTo(201);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void failsTheLastByteAfterItCounts() {
    fault("error_after", ONCE);

    assertThat(client.put(session, film).status()).isEqualTo(500);
    assertThat(client.ask(session, film.length).status()).isEqualTo(200);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void limitsTheRateOfSessions() {
    fault("rate_limit", new JsonObject().put("wait_s", 90));

    Answer refused = client.open(YouTubeClient.video("Slower"), 1);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(YouTubeClient.reason(refused)).isEqualTo("rateLimitExceeded");
    assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("90");
  }

  @Test
  void rejectsAVideoBeforeItsBytes() {
    fault("reject_media", ONCE);

    assertThat(client.open(YouTubeClient.video("No"), 1).status()).isEqualTo(400);
    assertThat(client.open(YouTubeClient.video("Yes"), 1).status()).isEqualTo(200);
  }

  @Test
  void failsTheProcessing() {
    fault("processing_failed", ONCE);
    String id = client.uploaded("Broken", film);
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(client.video(id, "status").getJsonObject("status").getString("failureReason"))
        .isEqualTo("conversion");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void revokesTheTokenOfTheNextCall() {
    fault("revoke_token", ONCE);

    assertThat(client.put(session, film).status()).isEqualTo(401);
    assertThat(YouTubeClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
  }

  @Test
  void refusesARefreshOnce() {
    fault("refuse_refresh", ONCE);

    assertThat(YouTubeClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
    assertThat(YouTubeClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void isDownForATime() {
    fault("outage", new JsonObject().put("wait_s", 30));

    assertThat(client.put(session, film).status()).isEqualTo(503);
    assertThat(YouTubeClient.reason(client.get("channels?part=id&mine=true")))
        .isEqualTo("backendError");
    sandbox.clock().pass(Duration.ofSeconds(30));
    assertThat(client.put(session, film).status()).isEqualTo(201);
  }
}
