package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FeedPageTest extends SandboxCase {
  @Test
  void showsAPostWithItsTextEscaped() {
    InstagramClient client = InstagramClient.connected(sandbox);
    String id =
        client
            .publish(client.readyImage(photo(), "<script>alert(\"x\")</script> & {{more}} $1"))
            .json()
            .getString("id");
    JsonObject post = client.read("/" + id + "?fields=shortcode,media_url").json();

    Answer page = sandbox.get("/feed/instagram/mila.demo");
    Answer image = sandbox.get(post.getString("media_url"));

    assertThat(page.text())
        .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; {{more}} $1")
        .doesNotContain("<script>alert")
        .contains("id=\"p-" + post.getString("shortcode") + "\"");
    assertThat(page.response().headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(image.status()).isEqualTo(200);
    assertThat(image.response().headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  void listsAccountsAndFaultsOnTheFrontPage() {
    sandbox.fault("hang", new JsonObject());

    assertThat(sandbox.get("/").text())
        .contains("/feed/instagram/mila.demo", "/feed/instagram/kai.travels", "&quot;hang&quot;");
    assertThat(sandbox.get("/sandbox/health").status()).isEqualTo(200);
    assertThat(sandbox.get("/sandbox/assets/feed.js").status()).isEqualTo(200);
  }

  @Test
  void knowsNoOtherAccount() {
    assertThat(sandbox.get("/feed/instagram/somebody").status()).isEqualTo(404);
    assertThat(sandbox.get("/feed/elsewhere/mila.demo").status()).isEqualTo(404);
    assertThat(sandbox.get("/sandbox/media/../sandbox.jsonl").status()).isEqualTo(404);
  }
}
