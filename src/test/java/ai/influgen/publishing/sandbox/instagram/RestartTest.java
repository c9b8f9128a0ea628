package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestartTest extends SandboxCase {
  private InstagramClient client;

  @BeforeEach
  void connect() {
    client = InstagramClient.connected(sandbox);
  }

  @Test
  void keepsTokensContainersPostsAndTheLedger() {
    String published = client.readyImage(photo(), "Before");
    String post = client.publish(published).json().getString("id");
    String waiting = client.readyImage(photo(), "After");
    List<JsonObject> ledger = sandbox.ledger();

    sandbox.restart();

    assertThat(sandbox.ledger()).isEqualTo(ledger).hasSize(1);
    assertThat(client.status(published).getString("status_code")).isEqualTo("PUBLISHED");
    assertThat(client.read("/" + post + "?fields=caption").json().getString("caption"))
        .isEqualTo("Before");
    assertThat(client.publish(waiting).json().getString("id")).isGreaterThan(post);
    assertThat(client.read("/" + InstagramClient.MILA + "/content_publishing_limit").text())
        .contains("\"quota_usage\":2");
  }

  @Test
  void keepsAPublishThatWasDropped() {
    String container = client.readyImage(photo(), "Dropped");
    sandbox.fault("accept_then_drop", new JsonObject());
    assertThatThrownBy(() -> client.publish(container)).isInstanceOf(UncheckedIOException.class);

    sandbox.restart();

    assertThat(sandbox.ledger())
        .extracting(entry -> entry.getString("text"))
        .containsExactly("Dropped");
    assertThat(client.status(container).getString("status_code")).isEqualTo("PUBLISHED");
  }

  @Test
  void staysRevoked() {
    sandbox.post(
        "/sandbox/tokens/revoke",
        new JsonObject().put("platform", "instagram").put("account", "mila.demo"));

    sandbox.restart();

    assertThat(client.read("/me").error()).isEqualTo("190/458");
  }

  @Test
  void forgetsALineThatAKillToreApart() throws IOException {
    client.publish(client.readyImage(photo(), "Whole"));
    Path state = dataDir.resolve("sandbox.jsonl");
    Files.writeString(state, "{\"kind\":\"instagram.post\",\"val", StandardOpenOption.APPEND);

    sandbox.restart();
    client.publish(client.readyImage(photo(), "Next"));
    sandbox.restart();

    assertThat(sandbox.ledger())
        .extracting(entry -> entry.getString("text"))
        .containsExactly("Whole", "Next");
  }

  @Test
  void hasAPublishOnDiskBeforeItIsAnswered() throws IOException {
    String id = client.publish(client.readyImage(photo(), "Durable")).json().getString("id");

    assertThat(Files.readString(dataDir.resolve("sandbox.jsonl"))).contains(id);
  }
}
