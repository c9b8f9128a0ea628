package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.oauth.Account;
import com.twitter.twittertext.Extractor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a post as X gives it back: every link wrapped, and one more for its media. */
final class TweetText {
  private static final Pattern SCHEME = Pattern.compile("(?i)^https?://");
  private static final int LONGEST_DISPLAY = 26;
  private static final int CODE_LENGTH = 10;

  private final StringBuilder text = new StringBuilder();
  private final JsonArray urls = new JsonArray();
  private final String id;
  private final boolean escaped;

  private TweetText(String id, boolean escaped) {
    this.id = id;
    this.escaped = escaped;
  }

  /**
   * Writes it.
   *
   * @param escaped whether {@code & < >} become HTML entities
   */
  static TweetText of(Tweet tweet, Account author, boolean escaped) {
    TweetText written = new TweetText(tweet.id(), escaped);
    int from = 0;
    for (Extractor.Entity url : new Extractor().extractURLsWithIndices(tweet.text())) {
      written.plain(tweet.text().substring(from, url.getStart()));
      Matcher scheme = SCHEME.matcher(url.getValue());
      String expanded = scheme.find() ? url.getValue() : "http://" + url.getValue();
      written.link(expanded, display(expanded));
      from = url.getEnd();
    }
    written.plain(tweet.text().substring(from));
    tweet.items().stream().findFirst().ifPresent(item -> written.media(item, author));
    return written;
  }

  String text() {
    return text.toString();
  }

  /** The entities of the links, with places in code points. */
  JsonArray urls() {
    return urls;
  }

  private void plain(String part) {
    text.append(
        escaped ? part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : part);
  }

  private void media(Tweet.Item item, Account author) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    String address =
        "https://x.com/%s/status/%s/%s/1".formatted(author.username(), id, item.kind().linkWord());
    JsonObject entity = link(address, "pic.x.com/" + code());
    entity.put("media_key", item.kind().key(item.id()));
  }

  private JsonObject link(String expanded, String display) {
    String address = "https://t.co/" + code();
    int start = text.codePointCount(0, text.length());
    text.append(address);
    JsonObject entity =
        new JsonObject()
            .put("start", start)
            .put("end", start + address.length())
            .put("url", address)
            .put("expanded_url", expanded)
            .put("display_url", display);
    urls.add(entity);
    return entity;
  }

  /** The same one each time the same link is written. */
  private String code() {
    String digits =
        new BigInteger(id)
            .multiply(BigInteger.valueOf(7_919))
            .add(BigInteger.valueOf(urls.size()))
            .toString(36);
    return digits.substring(Math.max(0, digits.length() - CODE_LENGTH));
  }

  private static String display(String expanded) {
    String bare = SCHEME.matcher(expanded).replaceFirst("");
    String shown = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    return shown.length() > LONGEST_DISPLAY ? shown.substring(0, LONGEST_DISPLAY) + "…" : shown;
  }
}
