package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParseResults;
import com.twitter.twittertext.TwitterTextParser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a post as X does; refuses with a problem. */
final class TweetCheck {
  private static final Set<String> FIELDS =
      Set.of(
          "text",
          "media",
          "reply",
          "poll",
          "quote_tweet_id",
          "reply_settings",
          "community_id",
          "share_with_followers",
          "for_super_followers_only",
          "geo",
          "nullcast",
          "made_with_ai",
          "paid_partnership",
          "card_uri",
          "direct_message_deep_link",
          "edit_options");
  private static final Set<String> CONTENT = Set.of("text", "media", "reply");
  private static final List<String> EXCLUSIVE =
      List.of("media", "poll", "quote_tweet_id", "card_uri", "direct_message_deep_link");
  private static final Set<String> REPLY_SETTINGS =
      Set.of("following", "mentionedUsers", "subscribers", "verified");
  private static final int MOST_CASHTAGS = 1;
  private static final String NOT_PERMITTED = "You are not permitted to perform this action.";

  private final MediaLibrary library;
  private final Tweets tweets;
  private final TwitterSettings settings;
  private final InstantSource clock;
  private final Extractor extractor = new Extractor();

  TweetCheck(MediaLibrary library, Tweets tweets, TwitterSettings settings, InstantSource clock) {
    this.library = library;
    this.tweets = tweets;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is to be posted.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when X would refuse it
   */
  TweetDraft check(JsonObject body, Account account) {
    try {
      checkFields(body);
      List<Tweet.Item> items = items(body.getJsonObject("media"), account);
      String text = body.getString("text", "");
      checkText(text, !items.isEmpty() || body.containsKey("poll"));
      String replyTo = replyTo(body.getJsonObject("reply"), account);
      checkDuplicate(text, items, account);
      Map<String, Object> options = new HashMap<>(body.getMap());
      options.keySet().removeAll(CONTENT);
      return new TweetDraft(text, items, replyTo, options);
    } catch (ClassCastException e) {
      throw Problems.invalid("body", "", "A field has the wrong type.").exception();
    }
  }

  private static void checkFields(JsonObject body) {
    for (String name : body.fieldNames()) {
      if (!FIELDS.contains(name)) {
        throw Problems.invalid(
                name, String.valueOf(body.getValue(name)), "The field [" + name + "] is unknown")
            .exception();
      }
    }
    List<String> exclusive = EXCLUSIVE.stream().filter(body::containsKey).toList();
    if (exclusive.size() > 1) {
      throw Problems.invalid(
              exclusive.getFirst(), "", "Only one of %s may be given".formatted(exclusive))
          .exception();
    }
    String who = body.getString("reply_settings", "following");
    if (!REPLY_SETTINGS.contains(who)) {
      throw Problems.invalid("reply_settings", who, "must be one of " + REPLY_SETTINGS).exception();
    }
  }

  private List<Tweet.Item> items(@Nullable JsonObject media, Account account) {
    if (media == null) {
      return List.of();
    }
    JsonArray ids = media.getJsonArray("media_ids", new JsonArray());
    if (ids.isEmpty() || ids.size() > 4) {
      throw Problems.invalid("media.media_ids", ids.encode(), "must have 1 to 4 items").exception();
    }
    List<Tweet.Item> items = new ArrayList<>();
    for (int index = 0; index < ids.size(); index++) {
      items.add(item(ids.getString(index), account));
    }
    MediaKind first = items.getFirst().kind();
    boolean mixed = items.stream().anyMatch(item -> item.kind() != first);
    if (mixed || items.size() > first.maxCount()) {
      throw invalidMedia(ids.encode()).exception();
    }
    return items;
  }

  private Tweet.Item item(String id, Account account) {
    return library
        .find(id, account)
        .filter(media -> media.isUsable(clock.instant()))
        .map(media -> new Tweet.Item(id, media.spec().kind(), media.file(), media.altText()))
        .orElseThrow(() -> invalidMedia(id).exception());
  }

  private static Reply invalidMedia(String ids) {
    return Problems.invalid("media.media_ids", ids, "Your media IDs are invalid.");
  }

  private void checkText(String text, boolean mayBeEmpty) {
    if (text.isEmpty()) {
      if (!mayBeEmpty) {
        throw Problems.invalid("text", "", "A post needs a text or media").exception();
      }
      return;
    }
    TwitterTextParseResults parsed = TwitterTextParser.parseTweet(text);
    boolean within = parsed.weightedLength <= settings.number("max_weighted_length");
    boolean odd = text.codePoints().anyMatch(c -> c == 0xFFFE || c == 0xFEFF || c == 0xFFFF);
    if (!within || odd || text.isBlank()) {
      throw Problems.forbidden(NOT_PERMITTED).exception();
    }
    if (extractor.extractCashtags(text).size() > MOST_CASHTAGS) {
      throw Problems.invalid("text", text, "A post may have one cashtag").exception();
    }
  }

  private String replyTo(@Nullable JsonObject reply, Account account) {
    if (reply == null) {
      return "";
    }
    String id = reply.getString("in_reply_to_tweet_id", "");
    Tweet answered = tweets.find(id).orElseThrow(() -> Problems.notFound("tweet", id).exception());
    if (!answered.account().equals(account.id()) || !settings.on("own_replies")) {
      throw Problems.forbidden(
              "Reply to this conversation is not allowed because you have not been mentioned or"
                  + " otherwise engaged by the author of the post you are replying to.")
          .exception();
    }
    return id;
  }

  private void checkDuplicate(String text, List<Tweet.Item> items, Account account) {
    boolean looked = items.isEmpty() || settings.on("duplicate_with_media");
    Instant since = clock.instant().minus(settings.millis("duplicate_window_ms"));
    if (looked && !text.isEmpty() && tweets.hasText(account, text, since)) {
      throw Problems.forbidden("You are not allowed to create a Tweet with duplicate content.")
          .exception();
    }
  }
}
