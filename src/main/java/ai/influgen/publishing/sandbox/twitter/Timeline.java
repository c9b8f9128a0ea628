package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The posts of an account in pages, the newest first, no further back than 3,200. */
final class Timeline {
  private static final int REACH = 3_200;
  private static final int FEWEST = 5;
  private static final int MOST = 100;
  private static final String USUAL = "10";

  private final Tweets tweets;
  private final TwitterSettings settings;
  private final InstantSource clock;

  Timeline(Tweets tweets, TwitterSettings settings, InstantSource clock) {
    this.tweets = tweets;
    this.settings = settings;
    this.clock = clock;
  }

  JsonObject page(Call call, Account account) {
    int size = (int) number(call, "max_results", USUAL);
    if (size < FEWEST || size > MOST) {
      throw Problems.invalid("max_results", Integer.toString(size), "must be between 5 and 100")
          .exception();
    }
    int from = (int) number(call, "pagination_token", "0");
    List<Tweet> found = found(call, account);
    List<Tweet> page = found.stream().skip(from).limit(size).toList();
    JsonObject meta = new JsonObject().put("result_count", page.size());
    if (from + size < found.size()) {
      meta.put("next_token", Integer.toString(from + size));
    }
    if (page.isEmpty()) {
      return new JsonObject().put("meta", meta);
    }
    meta.put("newest_id", page.getFirst().id()).put("oldest_id", page.getLast().id());
    Set<String> fields = TweetRoutes.fields(call);
    List<JsonObject> data =
        page.stream()
            .map(tweet -> TweetJson.of(tweet, account, fields, settings.on("escaped_text")))
            .toList();
    return new JsonObject().put("data", new JsonArray(data)).put("meta", meta);
  }

  private List<Tweet> found(Call call, Account account) {
    Instant start = time(call, "start_time").orElse(Instant.EPOCH);
    Instant end = time(call, "end_time").orElse(Instant.MAX);
    long since = number(call, "since_id", "0");
    long until = number(call, "until_id", Long.toString(Long.MAX_VALUE));
    Instant shown = clock.instant().minus(settings.millis("timeline_delay_ms"));
    return tweets
        .of(account)
        .limit(REACH)
        .filter(tweet -> !tweet.at().isAfter(shown))
        .filter(tweet -> !tweet.at().isBefore(start) && tweet.at().isBefore(end))
        .filter(tweet -> Long.parseLong(tweet.id()) > since)
        .filter(tweet -> Long.parseLong(tweet.id()) < until)
        .toList();
  }

  private static long number(Call call, String name, String otherwise) {
    String value = call.query(name).orElse(otherwise);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Problems.invalid(name, value, "is not valid").exception();
    }
  }

  private static Optional<Instant> time(Call call, String name) {
    try {
      return call.query(name).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw Problems.invalid(name, call.query(name).orElse(""), "is not an RFC 3339 date")
          .exception();
    }
  }
}
