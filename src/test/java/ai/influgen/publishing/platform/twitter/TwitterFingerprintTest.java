package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static ai.influgen.publishing.platform.twitter.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwitterFingerprintTest {
  private static TwitterFingerprint ours(String text, MediaItem... media) {
    return new TwitterFingerprint(
        payload(new Draft(text, List.of(media), settings())), List.of("3_77"), NOW);
  }

  private static JsonObject post(String text) {
    return settings("id", "7", "text", text, "created_at", "2026-10-01T12:00:00.000Z");
  }

  private static JsonObject linked(JsonObject post, String url, String expanded) {
    JsonArray urls = new JsonArray().add(settings("url", url, "expanded_url", expanded));
    return post.put("entities", settings("urls", urls));
  }

  private static JsonObject pictured(JsonObject post, String... keys) {
    return post.put("attachments", settings("media_keys", new JsonArray(List.of(keys))));
  }

  @Test
  void comparesTextsAsTheyWereSent() {
    JsonObject post = post("A&lt;B &amp;lt; Café");
    assertThat(ours("A<B &lt; Cafe\u0301").matches(post)).isTrue();
    assertThat(ours("A<B < Café").matches(post)).isFalse();
    assertThat(ours("a<b &lt; Café").matches(post)).isFalse();
    assertThat(ours("A<B &lt; Café").matches(post("A<B &lt; Café"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See Shop.example.com/?a=1&b=2",
        "See http://shop.example.com/?a=1&b=2",
        "See https://SHOP.example.com/?a=1&b=2"
      })
  void comparesLinksByWhereTheyLead(String text) {
    JsonObject post =
        linked(post("See https://t.co/a"), "https://t.co/a", "http://shop.example.com/?a=1&b=2");
    assertThat(ours(text).matches(post)).isTrue();
    assertThat(ours(text + "3").matches(post)).isFalse();
  }

  @Test
  void doesNotCountTheLinkThatXAddsForMedia() {
    JsonObject untold = pictured(post("Hello https://t.co/m"), "3_1");
    JsonObject told =
        linked(
            pictured(post("Hello https://t.co/m"), "3_1"),
            "https://t.co/m",
            "https://x.com/mila/status/7/photo/1");
    assertThat(ours("Hello", image()).matches(untold)).isTrue();
    assertThat(ours("Hello", image()).matches(told)).isTrue();
    assertThat(ours("Hello", image(), image()).matches(told)).isFalse();
    assertThat(ours("Hello").matches(told)).isFalse();
  }

  @Test
  void knowsItsOwnMedia() {
    TwitterFingerprint ours = ours("Hello", image());
    assertThat(ours.certain(pictured(post("Hello https://t.co/m"), "3_77"))).isTrue();
    assertThat(ours.certain(pictured(post("Hello https://t.co/m"), "3_78"))).isFalse();
    assertThat(ours.certain(post("Hello"))).isFalse();
    assertThat(
            new TwitterFingerprint(ours.payload(), List.of(), NOW)
                .certain(pictured(post("Hello https://t.co/m"), "3_77")))
        .isFalse();
  }

  @Test
  void leavesOutWhatWasThereBefore() {
    TwitterFingerprint ours = ours("Hello");
    assertThat(ours.matches(post("Hello"))).isTrue();
    assertThat(ours.matches(post("Hello").put("created_at", "2026-10-01T11:59:59.999Z"))).isFalse();
    assertThat(ours.matches(post("Hello").put("created_at", "lately"))).isFalse();
    assertThat(ours.matches(settings("id", "7", "text", "Hello"))).isFalse();
  }

  @Test
  void leavesOutRepostsAndRepliesButNotQuotes() {
    assertThat(ours("Hello").matches(referring("replied_to"))).isFalse();
    assertThat(ours("Hello").matches(referring("retweeted"))).isFalse();
    assertThat(ours("Hello").matches(referring("quoted"))).isTrue();
  }

  private static JsonObject referring(String how) {
    return post("Hello")
        .put("referenced_tweets", new JsonArray().add(settings("type", how, "id", "1")));
  }
}
