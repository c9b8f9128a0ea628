package ai.influgen.publishing.sandbox.pinterest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest extends PinterestCase {
  @Test
  void acceptsAndDropsTheConnection() {
    JsonObject source = PinterestClient.image(photo());
    fault("accept_then_drop");

    assertThatThrownBy(() -> client.pin(source)).isInstanceOf(UncheckedIOException.class);
    sandbox.restart();
    assertThat(sandbox.ledger()).hasSize(1);
    assertThat(client.all("/pins")).hasSize(1);
  }

  @Test
  void failsBeforeAndAfterTheEffect() {
    fault("error_before");
    assertThat(client.pin(PinterestClient.image(photo())).status()).isEqualTo(500);
    assertThat(sandbox.ledger()).isEmpty();
    fault("error_after");
    assertThat(client.pin(PinterestClient.image(photo())).status()).isEqualTo(500);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void limitsTheRateByFaultOrByCount() {
    sandbox.fault("pinterest", "rate_limit", new JsonObject().put("wait_s", 90));
    Answer limited = client.pin(PinterestClient.image(photo()));
    assertThat(PinterestClient.error(limited)).isEqualTo("429/8");
    assertThat(header(limited, "x-ratelimit-reset")).isEqualTo("90");

    sandbox.settings("pinterest", new JsonObject().put("write_per_minute", 1));
    Answer first = client.pin(PinterestClient.image(photo()));
    assertThat(header(first, "x-ratelimit-limit")).isEqualTo("1");
    assertThat(header(first, "x-ratelimit-remaining")).isEqualTo("0");
    assertThat(header(first, "x-ratelimit-reset")).isEqualTo("60");
    assertThat(PinterestClient.error(client.pin(PinterestClient.image(photo()))))
        .isEqualTo("429/8");
    sandbox.clock().pass(Duration.ofMinutes(1));
    assertThat(client.pin(PinterestClient.image(photo())).status()).isEqualTo(201);
  }

  @Test
  void letsATrialApplicationMakeNoPin() {
    sandbox.settings("pinterest", new JsonObject().put("trial", true));
    Answer refused = client.pin(PinterestClient.image(photo()));

    assertThat(PinterestClient.error(refused)).isEqualTo("403/29");
    assertThat(refused.text()).contains("Trial access");
    assertThat(header(refused, "x-ratelimit-limit")).isEqualTo("300");
  }

  @Test
  void takesAPinForSpam() {
    sandbox.settings("pinterest", new JsonObject().put("spam", true));
    Answer refused = client.pin(PinterestClient.image(photo()));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().getString("message_detail")).contains("spam");
  }

  @Test
  void rejectsTheNamedImage() {
    sandbox.fault("pinterest", "reject_media", new JsonObject().put("item", 2));

    assertThat(PinterestClient.error(client.pin(PinterestClient.repeated(photo(), 3))))
        .isEqualTo("403/235");
    assertThat(client.pin(PinterestClient.repeated(photo(), 3)).status()).isEqualTo(201);
  }

  @Test
  void revokesAndRefusesAndIsDown() {
    fault("refuse_refresh");
    String refresh = client.tokens().getString("refresh_token");
    assertThat(PinterestClient.refresh(sandbox, refresh).status()).isEqualTo(400);
    sandbox.fault("pinterest", "outage", new JsonObject().put("count", 1));
    assertThat(client.get("/user_account").status()).isEqualTo(503);
    fault("revoke_token");
    assertThat(PinterestClient.error(client.get("/user_account"))).isEqualTo("401/2");
    assertThat(PinterestClient.refresh(sandbox, refresh).status()).isEqualTo(400);
  }

  @Test
  void answersLate() {
    sandbox.fault("pinterest", "slow", new JsonObject().put("wait_s", 0.2).put("at", "publish"));
    long start = System.nanoTime();

    assertThat(client.pin(PinterestClient.image(photo())).status()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(190));
  }

  private void fault(String kind) {
    sandbox.fault("pinterest", kind, new JsonObject());
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }
}
