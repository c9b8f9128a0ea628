package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends SandboxCase {
  private static final JsonObject ONCE = new JsonObject().put("count", 1);

  private InstagramClient client;
  private String ready;

  @BeforeEach
  void prepare() {
    client = InstagramClient.connected(sandbox);
    ready = client.readyImage(photo(), "Now");
  }

  @Test
  void acceptsAndDropsTheConnection() {
    sandbox.fault("accept_then_drop", ONCE);

    assertThatThrownBy(() -> client.publish(ready))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(java.io.EOFException.class);
    assertThat(sandbox.ledger()).hasSize(1);
    assertThat(client.status(ready).getString("status_code")).isEqualTo("PUBLISHED");
    assertThat(active()).isZero();
  }

  @Test
  void keepsADropForAPublishThatIsAccepted() {
    sandbox.fault("accept_then_drop", ONCE);

    assertThat(client.publish("17900000000009999").error()).isEqualTo("24/2207008");
    assertThat(active()).isEqualTo(1);
  }

  @Test
  void failsBeforeTheEffect() {
    sandbox.fault("error_before", ONCE);

    Answer failed = client.publish(ready);

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.error()).isEqualTo("2/0");
    assertThat(sandbox.ledger()).isEmpty();
    assertThat(client.publish(ready).status()).isEqualTo(200);
  }

  @Test
  void failsAfterTheEffect() {
    sandbox.fault("error_after", ONCE);

    assertThat(client.publish(ready).status()).isEqualTo(500);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void limitsTheRateAndSaysForHowLong() {
    sandbox.fault("rate_limit", new JsonObject().put("wait_s", 90));

    Answer limited = client.publish(ready);

    assertThat(limited.error()).isEqualTo("80002/0");
    assertThat(limited.response().headers().firstValue("Retry-After")).hasValue("90");
    JsonObject usage =
        new JsonObject(
            limited.response().headers().firstValue("X-Business-Use-Case-Usage").orElseThrow());
    assertThat(
            usage
                .getJsonArray(InstagramClient.MILA)
                .getJsonObject(0)
                .getInteger("estimated_time_to_regain_access"))
        .isEqualTo(2);
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void answersAPublishLate() {
    sandbox.fault("slow", new JsonObject().put("wait_s", 0.3));
    long start = System.nanoTime();

    assertThat(client.publish(ready).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(290));
  }

  @Test
  void processesAContainerSlowly() {
    sandbox.fault("slow", new JsonObject().put("wait_s", 60));
    String slow = client.readyImage(photo(), "Slow");

    sandbox.clock().pass(Duration.ofSeconds(50));
    assertThat(client.status(slow).getString("status_code")).isEqualTo("IN_PROGRESS");
    sandbox.clock().pass(Duration.ofSeconds(10));
    assertThat(client.status(slow).getString("status_code")).isEqualTo("FINISHED");
  }

  @Test
  void acceptsAndNeverAnswers() {
    sandbox.fault("hang", ONCE);
    HttpRequest.Builder publish =
        HttpRequest.newBuilder(
                sandbox.uri(
                    "/instagram/graph/%s/media_publish?creation_id=%s&access_token=%s"
                        .formatted(InstagramClient.MILA, ready, client.pageToken())))
            .timeout(Duration.ofMillis(500))
            .POST(HttpRequest.BodyPublishers.noBody());

    assertThatThrownBy(() -> sandbox.send(publish)).hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void revokesTheTokensOfThePersonWhoCallsNext() {
    InstagramClient agency = InstagramClient.connected(sandbox, "&sandbox_person=agency");
    sandbox.fault("revoke_token", new JsonObject().put("account", "mila.demo"));

    assertThat(agency.read("/me").status()).isEqualTo(200);
    assertThat(client.publish(ready).error()).isEqualTo("190/458");
    assertThat(client.read("/me").error()).isEqualTo("190/458");
    assertThat(agency.read("/me").status()).isEqualTo(200);
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void revokesATokenThatIsBeingRefreshed() {
    sandbox.fault("revoke_token", new JsonObject().put("at", "token"));

    assertThat(InstagramClient.exchange(sandbox, client.userToken()).error()).isEqualTo("190/458");
  }

  @Test
  void refusesARefreshOnce() {
    sandbox.fault("refuse_refresh", new JsonObject());

    assertThat(InstagramClient.exchange(sandbox, client.userToken()).error()).startsWith("190/");
    assertThat(InstagramClient.exchange(sandbox, client.userToken()).status()).isEqualTo(200);
  }

  @Test
  void rejectsTheItemThatWasNamed() {
    sandbox.fault("reject_media", new JsonObject().put("item", 2));
    JsonObject item = new JsonObject().put("image_url", photo()).put("is_carousel_item", true);

    assertThat(client.create(item).status()).isEqualTo(200);
    assertThat(client.create(item).error()).isEqualTo("36003/2207009");
    assertThat(client.create(item).status()).isEqualTo(200);
  }

  @Test
  void failsTheProcessing() {
    sandbox.fault("processing_failed", ONCE);
    String reel =
        client
            .create(
                new JsonObject()
                    .put("media_type", "REELS")
                    .put("video_url", host.serving(MediaHost.mp4(100))))
            .json()
            .getString("id");

    assertThat(client.processed(reel).getString("status")).endsWith("error code 2207082");
    assertThat(client.publish(reel).error()).isEqualTo("24/2207006");
  }

  @Test
  void isDownForATime() {
    sandbox.fault("outage", new JsonObject().put("wait_s", 30));

    assertThat(client.publish(ready).status()).isEqualTo(503);
    assertThat(client.read("/me").status()).isEqualTo(503);
    sandbox.clock().pass(Duration.ofSeconds(30));
    assertThat(client.publish(ready).status()).isEqualTo(200);
  }

  @Test
  void isDownForACountOfCalls() {
    sandbox.fault("outage", new JsonObject().put("count", 2));

    assertThat(client.read("/me").status()).isEqualTo(503);
    assertThat(client.read("/me").status()).isEqualTo(503);
    assertThat(client.read("/me").status()).isEqualTo(200);
  }

  @Test
  void strikesOnlyWhereItIsAskedTo() {
    sandbox.fault("error_before", new JsonObject().put("at", "stage"));
    sandbox.fault("error_after", new JsonObject().put("account", "kai.travels"));

    assertThat(client.publish(ready).status()).isEqualTo(200);
    assertThat(client.createImage(photo(), "").status()).isEqualTo(500);
  }

  @Test
  void listsAndEndsFaultsAndRefusesUnknownOnes() {
    sandbox.fault("hang", new JsonObject().put("count", 3));

    assertThat(sandbox.get("/sandbox/faults").json().getJsonArray("faults").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("platform", "instagram")
                .put("fault", "hang")
                .put("wait_s", 0.0)
                .put("count", 3));
    assertThat(sandbox.ask("DELETE", "/sandbox/faults", null).json().getJsonArray("faults"))
        .isEmpty();
    assertThat(
            sandbox
                .post(
                    "/sandbox/faults",
                    new JsonObject().put("platform", "instagram").put("fault", "earthquake"))
                .status())
        .isEqualTo(400);
    assertThat(sandbox.post("/sandbox/faults", new JsonObject().put("fault", "hang")).status())
        .isEqualTo(400);
  }

  private int active() {
    return sandbox.get("/sandbox/faults").json().getJsonArray("faults").size();
  }
}
