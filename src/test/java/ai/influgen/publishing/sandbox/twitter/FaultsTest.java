package ai.influgen.publishing.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest extends TwitterCase {
  @Test
  void acceptsAndDropsTheConnection() {
    fault("accept_then_drop");

    assertThatThrownBy(() -> client.tweet("Out")).isInstanceOf(UncheckedIOException.class);
    assertThat(sandbox.ledger()).hasSize(1);
    sandbox.restart();
    assertThat(sandbox.ledger()).hasSize(1);
    assertThat(client.tweet("Out").status()).isEqualTo(403);
  }

  @Test
  void acceptsAndNeverAnswers() {
    fault("hang");

    assertThatThrownBy(
            () ->
                sandbox.send(
                    client
                        .request("/tweets")
                        .timeout(Duration.ofMillis(300))
                        .POST(BodyPublishers.ofString("{\"text\":\"Hang\"}"))))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void failsBeforeAndAfterTheEffect() {
    fault("error_before");
    assertThat(client.tweet("Once").status()).isEqualTo(500);
    assertThat(sandbox.ledger()).isEmpty();

    fault("error_after");
    assertThat(client.tweet("Once").status()).isEqualTo(500);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void limitsTheRateAndSaysUntilWhen() {
    sandbox.fault("twitter", "rate_limit", new JsonObject().put("wait_s", 90));
    Answer limited = client.tweet("Later");

    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.json().getString("title")).isEqualTo("Too Many Requests");
    assertThat(header(limited, "x-rate-limit-reset")).isEqualTo("1790856090");
  }

  @Test
  void isDownAndRevokesAndRefuses() {
    sandbox.fault("twitter", "outage", new JsonObject().put("count", 1));
    assertThat(client.tweet("Down").status()).isEqualTo(503);
    fault("refuse_refresh");
    assertThat(TwitterClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
    fault("revoke_token");
    assertThat(client.tweet("Revoked").status()).isEqualTo(401);
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void rejectsTheNamedMediaAndFailsProcessing() {
    sandbox.fault("twitter", "reject_media", new JsonObject().put("item", 2));
    byte[] photo = MediaHost.jpeg(64, 64);
    assertThat(client.upload(photo, "tweet_image").status()).isEqualTo(200);
    assertThat(client.upload(photo, "tweet_image").status()).isEqualTo(400);

    fault("processing_failed");
    String media = client.video(MediaHost.mp4(2000));
    sandbox.clock().pass(Duration.ofSeconds(2));
    assertThat(client.status(media).getJsonObject("processing_info").getString("state"))
        .isEqualTo("failed");
  }

  @Test
  void processesSlowly() {
    sandbox.fault("twitter", "slow", new JsonObject().put("wait_s", 60).put("at", "stage"));
    String media = client.video(MediaHost.mp4(2000));

    sandbox.clock().pass(Duration.ofSeconds(61));
    assertThat(client.status(media).getJsonObject("processing_info").getString("state"))
        .isEqualTo("in_progress");
  }

  @Test
  void countsInWindowsAndSaysSoOnEveryAnswer() {
    sandbox.settings("twitter", new JsonObject().put("limit_create", 2).put("user_limit_24h", 100));
    Answer first = client.tweet("One");
    client.tweet("");
    Answer third = client.tweet("Three");

    assertThat(header(first, "x-rate-limit-limit")).isEqualTo("2");
    assertThat(header(first, "x-rate-limit-remaining")).isEqualTo("1");
    assertThat(header(first, "x-rate-limit-reset")).isEqualTo("1790856900");
    assertThat(header(first, "x-user-limit-24hour-remaining")).isEqualTo("99");
    assertThat(header(first, "x-app-limit-24hour-remaining")).isEqualTo("9999");
    assertThat(third.status()).isEqualTo(429);
    assertThat(header(third, "x-rate-limit-remaining")).isEqualTo("0");
    sandbox.clock().pass(Duration.ofMinutes(15));
    assertThat(client.tweet("Three").status()).isEqualTo(201);
  }

  @Test
  void countsThePostsOfADayAcrossARestart() {
    sandbox.settings("twitter", new JsonObject().put("tier", "free"));
    for (int i = 0; i < 17; i++) {
      assertThat(client.tweet("Post " + i).status()).isEqualTo(201);
    }
    Answer beyond = client.tweet("Post 17");
    sandbox.restart();
    sandbox.settings("twitter", new JsonObject().put("tier", "free"));

    assertThat(beyond.status()).isEqualTo(429);
    assertThat(header(beyond, "x-user-limit-24hour-remaining")).isEqualTo("0");
    assertThat(client.tweet("Post 17").status()).isEqualTo(429);
  }

  @Test
  void hasNoCreditsLeft() {
    sandbox.settings("twitter", new JsonObject().put("credits", false));
    Answer refused = client.tweet("Priceless");

    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.json().getString("type")).endsWith("/problems/credits");
  }

  private void fault(String kind) {
    sandbox.fault("twitter", kind, new JsonObject());
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }
}
