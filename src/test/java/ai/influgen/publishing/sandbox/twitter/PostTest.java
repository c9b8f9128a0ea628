package ai.influgen.publishing.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostTest extends TwitterCase {
  private static final String DUPLICATE =
      "You are not allowed to create a Tweet with duplicate content.";
  private static final String NOT_PERMITTED = "You are not permitted to perform this action.";

  @Test
  void putsAPostIntoTheLedgerAndTheFeed() {
    Answer posted = client.tweet("Grüße & <3");
    JsonObject data = posted.json().getJsonObject("data");

    assertThat(posted.status()).isEqualTo(201);
    assertThat(data.getString("text")).isEqualTo("Grüße &amp; &lt;3");
    assertThat(data.getJsonArray("edit_history_tweet_ids")).containsExactly(data.getString("id"));
    assertThat(sandbox.ledger())
        .containsExactly(
            new JsonObject()
                .put("seq", 1)
                .put("platform", "twitter")
                .put("account", "mila_demo")
                .put("remote_post_id", data.getString("id"))
                .put("kind", "text")
                .put("text", "Grüße & <3")
                .put("media", new JsonArray())
                .put("accepted_at", "2026-10-01T12:00:00Z"));
    assertThat(sandbox.get("/feed/twitter/mila_demo").text()).contains("Grüße &amp; &lt;3");
  }

  @Test
  void refusesTheSameTextWithinADay() {
    client.tweet("Once");

    Answer again = client.tweet("Once");
    sandbox.clock().pass(Duration.ofHours(1));

    assertThat(again.status()).isEqualTo(403);
    assertThat(again.json().getString("detail")).isEqualTo(DUPLICATE);
    assertThat(client.tweet("Once ").status()).isEqualTo(403);
    sandbox.settings("twitter", new JsonObject().put("duplicate_window_ms", 1000));
    assertThat(client.tweet("Once").status()).isEqualTo(201);
  }

  @Test
  void takesTheSameTextWithMediaUnlessToldOtherwise() {
    client.tweet("Look");
    String photo = client.photo(MediaHost.jpeg(64, 64));

    assertThat(client.tweet("Look", photo).status()).isEqualTo(201);
    sandbox.settings("twitter", new JsonObject().put("duplicate_with_media", true));
    assertThat(client.tweet("Look", photo).json().getString("detail")).isEqualTo(DUPLICATE);
  }

  @Test
  void weighsTheText() {
    assertThat(client.tweet("a".repeat(281)).json().getString("detail")).isEqualTo(NOT_PERMITTED);
    assertThat(client.tweet("語".repeat(141)).status()).isEqualTo(403);
    assertThat(client.tweet("語".repeat(140)).status()).isEqualTo(201);
    assertThat(client.tweet("a".repeat(256) + " https://example.com/" + "b".repeat(200)).status())
        .isEqualTo(201);
    assertThat(client.tweet("a\uFEFFb").status()).isEqualTo(403);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThat(client.post("/tweets", new JsonObject()).status()).isEqualTo(400);
    assertThat(client.tweet("$ABC and $DEF").status()).isEqualTo(400);
    JsonObject unknown = new JsonObject().put("text", "a").put("colour", "red");
    assertThat(client.post("/tweets", unknown).json().getString("type"))
        .endsWith("/invalid-request");
    JsonObject both =
        new JsonObject()
            .put("text", "a")
            .put("quote_tweet_id", "1")
            .put("poll", new JsonObject().put("options", new JsonArray().add("a").add("b")));
    assertThat(client.post("/tweets", both).status()).isEqualTo(400);
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void threadsRepliesToOneself() {
    String first = client.tweeted("1/2");
    Answer second = client.post("/tweets", reply("2/2", first));

    assertThat(second.status()).isEqualTo(201);
    assertThat(sandbox.ledger().getLast().getJsonObject("details").getString("in_reply_to"))
        .isEqualTo(first);
    assertThat(client.post("/tweets", reply("3", "123")).status()).isEqualTo(404);
    sandbox.settings("twitter", new JsonObject().put("own_replies", false));
    assertThat(client.post("/tweets", reply("4", first)).status()).isEqualTo(403);
  }

  @Test
  void wrapsLinksWhenReadBack() {
    String id = client.tweeted("See example.com & https://example.org/path?q=1 now");

    JsonObject tweet =
        client
            .get("/tweets/" + id + "?tweet.fields=entities,created_at")
            .json()
            .getJsonObject("data");
    JsonArray urls = tweet.getJsonObject("entities").getJsonArray("urls");
    String text = tweet.getString("text");
    for (JsonObject url : List.of(urls.getJsonObject(0), urls.getJsonObject(1))) {
      assertThat(text.substring(url.getInteger("start"), url.getInteger("end")))
          .isEqualTo(url.getString("url"))
          .startsWith("https://t.co/");
      text = text.replace(url.getString("url"), " ".repeat(url.getString("url").length()));
    }

    assertThat(urls.getJsonObject(0).getString("expanded_url")).isEqualTo("http://example.com");
    assertThat(urls.getJsonObject(1).getString("expanded_url"))
        .isEqualTo("https://example.org/path?q=1");
    assertThat(text).startsWith("See ").contains("&amp;");
    assertThat(tweet.getString("created_at")).isEqualTo("2026-10-01T12:00:00.000Z");
  }

  @Test
  void deletesAPost() {
    String id = client.tweeted("Gone soon");
    TwitterClient nova =
        TwitterClient.connected(sandbox, java.util.Map.of("sandbox_account", "nova_studio"));

    assertThat(nova.delete("/tweets/" + id).status()).isEqualTo(403);
    assertThat(client.delete("/tweets/" + id).text()).isEqualTo("{\"data\":{\"deleted\":true}}");
    assertThat(client.get("/tweets/" + id).json().getJsonArray("errors")).hasSize(1);
    assertThat(client.delete("/tweets/" + id).status()).isEqualTo(404);
    assertThat(client.tweet("Gone soon").status()).isEqualTo(201);
  }

  private static JsonObject reply(String text, String to) {
    return new JsonObject()
        .put("text", text)
        .put("reply", new JsonObject().put("in_reply_to_tweet_id", to));
  }
}
