package ai.influgen.publishing.sandbox.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinTest extends PinterestCase {
  @Test
  void putsAPinIntoTheLedgerAndTheFeed() {
    Answer answer =
        client.pin(
            PinterestClient.image(photo()),
            new JsonObject().put("link", "https://example.com/?p=1").put("alt_text", "A pot"));
    JsonObject pin = answer.json();
    JsonObject entry = sandbox.ledger().getFirst();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(pin.getString("created_at")).isEqualTo("2026-10-01T12:00:00");
    assertThat(pin.getJsonObject("media").getString("media_type")).isEqualTo("image");
    JsonObject images = pin.getJsonObject("media").getJsonObject("images");
    assertThat(images.getJsonObject("600x").getInteger("height")).isEqualTo(900);
    assertThat(entry.getString("remote_post_id")).isEqualTo(pin.getString("id"));
    assertThat(entry.getString("kind")).isEqualTo("image");
    assertThat(entry.getString("text")).isEqualTo("A good soup");
    assertThat(entry.getJsonArray("media")).hasSize(1);
    assertThat(entry.getJsonObject("details").getMap())
        .containsEntry("board", "Recipes")
        .containsEntry("title", "Soup")
        .containsEntry("link", "https://example.com/?p=1")
        .containsEntry("alt_text", "A pot");
    assertThat(sandbox.get("/feed/pinterest/mila_demo").text())
        .contains("Soup", "A good soup", "Recipes", "https://example.com/?p=1");
  }

  @Test
  void pinsToASection() {
    String board = client.board("Recipes");
    String section = client.all("/boards/" + board + "/sections").getFirst().getString("id");
    client.pin(PinterestClient.image(photo()), new JsonObject().put("board_section_id", section));
    client.pin(PinterestClient.image(photo()));

    assertThat(client.all("/boards/" + board + "/sections/" + section + "/pins")).hasSize(1);
    assertThat(client.all("/boards/" + board + "/pins")).hasSize(2);
    assertThat(
            PinterestClient.error(
                client.pin(
                    PinterestClient.image(photo()), new JsonObject().put("board_section_id", "1"))))
        .isEqualTo("404/2031");
  }

  @Test
  void refusesWordsBeyondTheLimits() {
    assertThat(refused("title", "a".repeat(101))).isEqualTo("400/1");
    assertThat(refused("description", "a".repeat(801))).isEqualTo("400/1");
    assertThat(refused("alt_text", "a".repeat(501))).isEqualTo("400/1");
    assertThat(refused("link", "https://example.com/" + "a".repeat(2048))).isEqualTo("400/1");
    assertThat(refused("link", "nowhere")).isEqualTo("400/1");
    assertThat(refused("dominant_color", "red")).isEqualTo("400/1");
    assertThat(refused("board_id", "abc")).isEqualTo("400/1");
    assertThat(refused("board_id", "1")).isEqualTo("404/40");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void refusesTheBoardOfAnother() {
    PinterestClient nova =
        PinterestClient.connected(sandbox, Map.of("sandbox_account", "nova_studio"));

    assertThat(refused("board_id", nova.board("Travel"))).isEqualTo("401/7");
  }

  @Test
  void fetchesAndLooksAtImages() {
    assertThat(image(host.missing())).isEqualTo("400/1");
    assertThat(client.pin(PinterestClient.image(host.missing())).text())
        .contains("Unable to reach the URL");
    assertThat(image(host.serving(MediaHost.mp4(1000)))).isEqualTo("403/235");
    assertThat(image(host.serving(MediaHost.jpeg(59, 100)))).isEqualTo("403/233");
    assertThat(client.pin(PinterestClient.image(host.serving(MediaHost.png(60, 60)))).status())
        .isEqualTo(201);
  }

  @Test
  void takesImagesInTheBody() {
    String data = Base64.getEncoder().encodeToString(MediaHost.png(100, 100));

    assertThat(client.pin(inline("image/png", data)).status()).isEqualTo(201);
    assertThat(PinterestClient.error(client.pin(inline("image/jpeg", data)))).isEqualTo("403/235");
    assertThat(PinterestClient.error(client.pin(inline("image/gif", data)))).isEqualTo("400/1");
    assertThat(PinterestClient.error(client.pin(inline("image/png", "data:" + data))))
        .isEqualTo("400/1");
  }

  @Test
  void takesCarouselsOfTwoToFiveEqualImages() {
    String photo = photo();
    JsonObject pin = client.pin(PinterestClient.repeated(photo, 5)).json();

    assertThat(pin.getJsonObject("media").getString("media_type")).isEqualTo("multiple_images");
    assertThat(sandbox.ledger().getFirst().getJsonArray("media")).hasSize(5);
    assertThat(PinterestClient.error(client.pin(PinterestClient.repeated(photo, 1))))
        .isEqualTo("400/1");
    assertThat(client.pin(PinterestClient.repeated(photo, 6)).text()).contains("maxItems=5");
    assertThat(
            PinterestClient.error(
                client.pin(
                    PinterestClient.carousel(photo, host.serving(MediaHost.jpeg(100, 100))))))
        .isEqualTo("400/1");
    sandbox.settings("pinterest", new JsonObject().put("carousels", false));
    assertThat(client.pin(PinterestClient.repeated(photo, 2)).status()).isEqualTo(400);
  }

  @Test
  void readsListsAndDeletesAPin() {
    String id = client.pin(PinterestClient.image(photo())).json().getString("id");
    PinterestClient nova =
        PinterestClient.connected(sandbox, Map.of("sandbox_account", "nova_studio"));

    assertThat(client.get("/pins/" + id).json().getBoolean("is_owner")).isTrue();
    assertThat(nova.get("/pins/" + id).json().getBoolean("is_owner")).isFalse();
    assertThat(PinterestClient.error(nova.delete("/pins/" + id))).isEqualTo("401/7");
    assertThat(client.all("/pins")).hasSize(1);
    assertThat(client.delete("/pins/" + id).status()).isEqualTo(204);
    assertThat(PinterestClient.error(client.get("/pins/" + id))).isEqualTo("404/50");
    sandbox.restart();
    assertThat(client.all("/pins")).isEmpty();
  }

  @Test
  void listsAPinSomeTimeLaterWhenToldTo() {
    sandbox.settings("pinterest", new JsonObject().put("listing_delay_ms", 60_000));
    String id = client.pin(PinterestClient.image(photo())).json().getString("id");
    List<String> lists = List.of("/pins", "/boards/" + client.board("Recipes") + "/pins");

    assertThat(lists).allSatisfy(list -> assertThat(client.all(list)).isEmpty());
    assertThat(client.get("/pins/" + id).status()).isEqualTo(200);
    sandbox.clock().pass(Duration.ofMinutes(1));
    assertThat(lists).allSatisfy(list -> assertThat(client.all(list)).hasSize(1));
  }

  private String refused(String field, String value) {
    return PinterestClient.error(
        client.pin(PinterestClient.image(photo()), new JsonObject().put(field, value)));
  }

  private String image(String url) {
    return PinterestClient.error(client.pin(PinterestClient.image(url)));
  }

  private static JsonObject inline(String type, String data) {
    return new JsonObject()
        .put("source_type", "image_base64")
        .put("content_type", type)
        .put("data", data);
  }
}
