package ai.influgen.publishing.sandbox.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VideoTest extends PinterestCase {
  private static final byte[] MOVIE = MediaHost.mp4(200_000);

  @Test
  void goesFromRegisteredToAPin() {
    JsonObject registered = client.register();
    String media = registered.getString("media_id");
    assertThat(client.status(media)).isEqualTo("registered");

    Answer uploaded = client.upload(registered, MOVIE);
    assertThat(uploaded.status()).isEqualTo(204);
    assertThat(client.status(media)).isEqualTo("processing");
    assertThat(PinterestClient.error(client.pin(PinterestClient.video(media)))).isEqualTo("400/1");
    sandbox.clock().pass(Duration.ofMillis(1500));
    assertThat(client.status(media)).isEqualTo("succeeded");

    JsonObject source = PinterestClient.video(media).put("cover_image_url", photo());
    JsonObject pin = client.pin(source).json();
    assertThat(pin.getString("creative_type")).isEqualTo("REGULAR");
    sandbox.clock().pass(Duration.ofMillis(1500));
    assertThat(client.get("/pins/" + pin.getString("id")).json().getString("creative_type"))
        .isEqualTo("VIDEO");
    assertThat(sandbox.ledger().getFirst().getString("kind")).isEqualTo("video");
    assertThat(sandbox.ledger().getFirst().getJsonObject("details").getString("cover")).hasSize(64);
  }

  @Test
  void wantsACover() {
    String media = ready();
    JsonObject bare = new JsonObject().put("source_type", "video_id").put("media_id", media);

    assertThat(client.pin(bare).text()).contains("cover_image_url", "cover_image_content_type");
    assertThat(client.pin(PinterestClient.video(media)).status()).isEqualTo(201);
  }

  @Test
  void wantsEveryParameterAndTheFileLast() {
    JsonObject registered = client.register();
    Map<String, String> all = PinterestClient.parameters(registered);
    for (String name : all.keySet()) {
      Map<String, String> fewer = new HashMap<>(all);
      fewer.remove(name);
      assertThat(client.upload(registered, fewer, MOVIE, Map.of()).status()).isEqualTo(403);
      Answer late =
          client.upload(registered, fewer, MOVIE, Map.of(name, all.getOrDefault(name, "")));
      assertThat(late.status()).isEqualTo(403);
      assertThat(late.text()).contains("<Code>AccessDenied</Code>");
    }
    assertThat(client.status(registered.getString("media_id"))).isEqualTo("registered");
  }

  @Test
  void takesNoBytesOnceThePolicyIsOver() {
    JsonObject registered = client.register();
    sandbox.clock().pass(Duration.ofHours(1));

    assertThat(client.upload(registered, MOVIE).text()).contains("Policy expired");
  }

  @Test
  void failsAFileThatIsNoVideo() {
    JsonObject registered = client.register();
    client.upload(registered, new byte[1000]);
    sandbox.clock().pass(Duration.ofSeconds(2));

    assertThat(client.status(registered.getString("media_id"))).isEqualTo("failed");
  }

  @Test
  void knowsOnlyOnesOwnVideosAndKeepsThem() {
    String media = ready();
    PinterestClient nova =
        PinterestClient.connected(sandbox, Map.of("sandbox_account", "nova_studio"));
    sandbox.restart();

    assertThat(PinterestClient.error(nova.get("/media/" + media))).isEqualTo("404/404");
    assertThat(client.all("/media")).hasSize(1);
    assertThat(client.status(media)).isEqualTo("succeeded");
  }

  @Test
  void processesSlowlyOrFailsWhenAFaultSaysSo() {
    sandbox.fault("pinterest", "processing_failed", new JsonObject());
    String failing = ready();
    sandbox.fault("pinterest", "slow", new JsonObject().put("wait_s", 60).put("at", "stage"));
    String slow = ready();

    assertThat(client.status(failing)).isEqualTo("failed");
    assertThat(client.status(slow)).isEqualTo("processing");
    sandbox.clock().pass(Duration.ofMinutes(1));
    assertThat(client.status(slow)).isEqualTo("succeeded");
  }

  private String ready() {
    JsonObject registered = client.register();
    client.upload(registered, MOVIE);
    sandbox.clock().pass(Duration.ofSeconds(2));
    return registered.getString("media_id");
  }
}
