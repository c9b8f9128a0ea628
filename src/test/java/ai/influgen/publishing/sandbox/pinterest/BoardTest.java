package ai.influgen.publishing.sandbox.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTest extends PinterestCase {
  @Test
  void listsBoardsInPagesHoweverManyAreAskedFor() {
    JsonObject first = client.get("/boards?page_size=250").json();

    assertThat(first.getJsonArray("items")).hasSize(4);
    assertThat(first.getString("bookmark")).isNotEmpty();
    assertThat(client.all("/boards"))
        .extracting(board -> board.getString("name"))
        .containsExactly("Recipes", "Travel", "Home", "Style", "Garden", "Ideas");
    assertThat(PinterestClient.error(client.get("/boards?page_size=251"))).isEqualTo("400/1");
    assertThat(PinterestClient.error(client.get("/boards?bookmark=abc"))).isEqualTo("400/1");
  }

  @Test
  void makesABoardThatLastsUnlessTheNameIsTaken() {
    JsonObject board = new JsonObject().put("name", "Shoes").put("description", "Red ones");
    assertThat(client.post("/boards", board).status()).isEqualTo(201);
    sandbox.restart();

    assertThat(client.get("/boards/" + client.board("Shoes")).json().getString("privacy"))
        .isEqualTo("PUBLIC");
    assertThat(PinterestClient.error(client.post("/boards", board))).isEqualTo("400/400");
    assertThat(
            PinterestClient.error(client.post("/boards", new JsonObject().put("name", "recipes"))))
        .isEqualTo("400/400");
  }

  @Test
  void keepsSecretBoardsFromThoseWhoMayNotSeeThem() {
    JsonObject secret = new JsonObject().put("name", "Plans").put("privacy", "SECRET");
    PinterestClient more =
        PinterestClient.connected(
            sandbox,
            Map.of("scope", PinterestClient.SCOPES + ",boards:read_secret,boards:write_secret"));

    assertThat(PinterestClient.error(client.post("/boards", secret))).isEqualTo("401/3");
    assertThat(more.post("/boards", secret).status()).isEqualTo(201);
    assertThat(client.all("/boards")).hasSize(6);
    assertThat(more.all("/boards")).hasSize(7);
    assertThat(more.all("/boards?privacy=SECRET")).hasSize(1);
  }

  @Test
  void hasSections() {
    String board = client.board("Recipes");
    JsonObject soups = new JsonObject().put("name", "Soups");

    assertThat(client.post("/boards/" + board + "/sections", soups).status()).isEqualTo(201);
    assertThat(client.all("/boards/" + board + "/sections"))
        .extracting(section -> section.getString("name"))
        .containsExactly("Breakfast", "Lunch", "Dinner", "Cakes", "Drinks", "Soups");
    assertThat(
            PinterestClient.error(
                client.post(
                    "/boards/" + board + "/sections",
                    new JsonObject().put("name", "a".repeat(181)))))
        .isEqualTo("400/1");
  }

  @Test
  void hidesBoardsOfOthers() {
    PinterestClient nova =
        PinterestClient.connected(sandbox, Map.of("sandbox_account", "nova_studio"));

    assertThat(PinterestClient.error(client.get("/boards/" + nova.board("Travel"))))
        .isEqualTo("404/40");
    assertThat(PinterestClient.error(client.get("/boards/1/pins"))).isEqualTo("404/40");
  }
}
