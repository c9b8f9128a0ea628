package ai.influgen.publishing.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest extends TwitterCase {
  private static final String PATH = "/users/" + TwitterClient.MILA + "/tweets";

  @Test
  void pagesTheNewestFirst() {
    for (int i = 1; i <= 7; i++) {
      client.tweeted("Post " + i);
    }
    JsonObject first = client.get(PATH + "?max_results=5").json();
    String token = first.getJsonObject("meta").getString("next_token");
    JsonObject second = client.get(PATH + "?max_results=5&pagination_token=" + token).json();

    assertThat(texts(first)).containsExactly("Post 7", "Post 6", "Post 5", "Post 4", "Post 3");
    assertThat(texts(second)).containsExactly("Post 2", "Post 1");
    assertThat(second.getJsonObject("meta").containsKey("next_token")).isFalse();
    assertThat(client.get(PATH + "?max_results=4").status()).isEqualTo(400);
  }

  @Test
  void answersFromATimeOn() {
    client.tweeted("Early");
    sandbox.clock().pass(Duration.ofMinutes(1));
    client.tweeted("Late");

    assertThat(texts(client.get(PATH + "?start_time=2026-10-01T12:00:30Z").json()))
        .containsExactly("Late");
    JsonObject none = client.get(PATH + "?start_time=2026-10-01T13:00:00Z").json();
    assertThat(none).isEqualTo(new JsonObject("{\"meta\":{\"result_count\":0}}"));
    assertThat(client.get(PATH + "?start_time=yesterday").status()).isEqualTo(400);
  }

  @Test
  void showsMediaAsATrailingLink() {
    String photo = client.photo(MediaHost.jpeg(64, 64));
    String id = client.tweeted("Shoes", photo);

    JsonObject tweet =
        client
            .get(PATH + "?tweet.fields=attachments,entities,author_id")
            .json()
            .getJsonArray("data")
            .getJsonObject(0);
    JsonObject url = tweet.getJsonObject("entities").getJsonArray("urls").getJsonObject(0);

    assertThat(tweet.getString("text")).isEqualTo("Shoes " + url.getString("url"));
    assertThat(url.getString("expanded_url"))
        .isEqualTo("https://x.com/mila_demo/status/" + id + "/photo/1");
    assertThat(tweet.getJsonObject("attachments").getJsonArray("media_keys"))
        .containsExactly("3_" + photo);
  }

  @Test
  void keepsPostsAwayForAWhileWhenToldTo() {
    sandbox.settings("twitter", new JsonObject().put("timeline_delay_ms", 10_000));
    client.tweeted("Soon");

    assertThat(texts(client.get(PATH).json())).isEmpty();
    sandbox.clock().pass(Duration.ofSeconds(10));
    assertThat(texts(client.get(PATH).json())).containsExactly("Soon");
  }

  private static List<String> texts(JsonObject page) {
    return page.getJsonArray("data", new io.vertx.core.json.JsonArray()).stream()
        .map(tweet -> ((JsonObject) tweet).getString("text"))
        .toList();
  }
}
