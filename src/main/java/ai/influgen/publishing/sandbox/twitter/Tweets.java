package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.Ledger;
import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All posts, kept in the state file; each is an entry in the ledger as well. */
final class Tweets {
  private static final String LINE = "twitter.tweet";
  private static final String DELETED = "twitter.deleted";

  private final StateLog log;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Accounts accounts;
  private final Sequence ids = new Sequence(1_990_000_000_000_000_000L);
  private final TreeMap<Long, Tweet> idToTweet = new TreeMap<>();

  /**
   * @param replayed hears of each post that was made before the start
   */
  Tweets(
      StateLog log,
      InstantSource clock,
      Ledger ledger,
      Accounts accounts,
      Consumer<Tweet> replayed) {
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    this.accounts = accounts;
    log.register(
        LINE,
        Tweet.class,
        tweet -> {
          apply(tweet);
          replayed.accept(tweet);
        });
    log.register(DELETED, Deletion.class, deletion -> idToTweet.remove(number(deletion.id())));
  }

  /** A post that is gone. */
  record Deletion(String id) {}

  Tweet post(Account account, TweetDraft draft) {
    Tweet tweet =
        new Tweet(
            ids.next(),
            account.id(),
            draft.text(),
            draft.items(),
            draft.replyTo(),
            draft.options(),
            clock.millis());
    apply(tweet);
    log.append(LINE, tweet);
    return tweet;
  }

  void delete(Tweet tweet) {
    idToTweet.remove(number(tweet.id()));
    log.append(DELETED, new Deletion(tweet.id()));
  }

  Optional<Tweet> find(String id) {
    return id.matches("\\d{1,19}")
        ? Optional.ofNullable(idToTweet.get(number(id)))
        : Optional.empty();
  }

  /** The posts of an account, the newest first. */
  Stream<Tweet> of(Account account) {
    return idToTweet.descendingMap().values().stream()
        .filter(tweet -> tweet.account().equals(account.id()));
  }

  /** Whether the account posted the same text since an instant. */
  boolean hasText(Account account, String text, Instant since) {
    String wanted = normal(text);
    return of(account)
        .takeWhile(tweet -> tweet.at().isAfter(since))
        .anyMatch(tweet -> normal(tweet.text()).equals(wanted));
  }

  private void apply(Tweet tweet) {
    ids.seen(tweet.id());
    idToTweet.put(number(tweet.id()), tweet);
    ledger.add(
        new Ledger.Publish(
            TwitterSandbox.NAME,
            accounts.byId(tweet.account()).orElseThrow().username(),
            tweet.id(),
            tweet.kind(),
            tweet.text(),
            tweet.hashes(),
            tweet.at(),
            details(tweet)));
  }

  private static JsonObject details(Tweet tweet) {
    JsonObject details = new JsonObject(Map.copyOf(tweet.options())).copy();
    List<String> altTexts = tweet.items().stream().map(Tweet.Item::altText).toList();
    if (altTexts.stream().anyMatch(text -> !text.isEmpty())) {
      details.put("alt_texts", new JsonArray(altTexts));
    }
    if (!tweet.replyTo().isEmpty()) {
      details.put("in_reply_to", tweet.replyTo());
    }
    return details;
  }

  private static long number(String id) {
    return Long.parseLong(id);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }
}
