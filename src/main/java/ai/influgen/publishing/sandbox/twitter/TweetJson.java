package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** A post as the reads answer it. */
final class TweetJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TweetJson() {}

  /**
   * The fields that always come, and those that are asked for.
   *
   * @param fields the names in {@code tweet.fields}
   */
  static JsonObject of(Tweet tweet, Account author, Set<String> fields, boolean escaped) {
    TweetText text = TweetText.of(tweet, author, escaped);
    JsonObject json = basic(tweet, text);
    if (fields.contains("created_at")) {
      json.put("created_at", TIME.format(tweet.at()));
    }
    if (fields.contains("author_id")) {
      json.put("author_id", tweet.account());
    }
    if (fields.contains("entities") && !text.urls().isEmpty()) {
      json.put("entities", new JsonObject().put("urls", text.urls()));
    }
    if (fields.contains("attachments") && !tweet.items().isEmpty()) {
      json.put(
          "attachments",
          new JsonObject()
              .put(
                  "media_keys",
                  new JsonArray(
                      tweet.items().stream().map(item -> item.kind().key(item.id())).toList())));
    }
    if (fields.contains("referenced_tweets") && !tweet.replyTo().isEmpty()) {
      json.put(
          "referenced_tweets",
          new JsonArray()
              .add(new JsonObject().put("type", "replied_to").put("id", tweet.replyTo())));
    }
    return json;
  }

  /** The answer to the call that made it. */
  static JsonObject created(Tweet tweet, Account author, boolean escaped) {
    return basic(tweet, TweetText.of(tweet, author, escaped));
  }

  private static JsonObject basic(Tweet tweet, TweetText text) {
    return new JsonObject()
        .put("id", tweet.id())
        .put("text", text.text())
        .put("edit_history_tweet_ids", new JsonArray().add(tweet.id()));
  }
}
