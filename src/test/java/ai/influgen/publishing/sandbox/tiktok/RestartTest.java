package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartTest extends TikTokCase {
  @Test
  void goesOnWithAnUpload() {
    byte[] film = film();
    JsonObject begun =
        TikTokClient.data(client.initFile("Through", film.length, 400, film.length / 400));
    String path = path(begun);
    client.chunk(begun.getString("upload_url"), film, 0, 400);

    restart();

    assertThat(client.chunk(sandbox.url() + path, film, 0, 400).status()).isEqualTo(416);
    assertThat(client.chunk(sandbox.url() + path, film, 400, 400).status()).isEqualTo(206);
    assertThat(client.chunk(sandbox.url() + path, film, 800, film.length - 800).status())
        .isEqualTo(201);
    assertThat(client.ended(begun.getString("publish_id")).getString("status"))
        .isEqualTo("PUBLISH_COMPLETE");
  }

  @Test
  void goesOnWithTheProcessing() {
    set("processing_ms", 60_000);
    byte[] film = film();
    JsonObject begun = client.begun("Later", film);
    client.chunk(begun.getString("upload_url"), film, 0, film.length);
    client.status(begun.getString("publish_id"));

    restart();
    sandbox.clock().pass(Duration.ofSeconds(60));

    assertThat(client.ended(begun.getString("publish_id")).getString("status"))
        .isEqualTo("PUBLISH_COMPLETE");
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void keepsTokensPostsAndTheLedger() {
    String id =
        TikTokClient.data(client.initUrl("Before", host.serving(film()))).getString("publish_id");
    JsonObject ended = client.ended(id);
    List<JsonObject> ledger = sandbox.ledger();

    restart();

    assertThat(client.ended(id)).isEqualTo(ended);
    assertThat(sandbox.ledger()).isEqualTo(ledger).hasSize(1);
    assertThat(
            TikTokClient.data(client.initUrl("After", host.serving(film())))
                .getString("publish_id"))
        .isNotEqualTo(id);
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(200);
  }

  private void restart() {
    sandbox.restart();
    calm();
  }

  private String path(JsonObject begun) {
    return begun.getString("upload_url").substring(sandbox.url().length());
  }
}
