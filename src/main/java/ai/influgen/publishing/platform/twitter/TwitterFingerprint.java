package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Payload;
import com.twitter.twittertext.Extractor;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a post of ours looks like in the account's own list.
 *
 * @param mediaKeys by which posts name our media, as far as X told them
 * @param earliest what was made public before can't be ours
 */
record TwitterFingerprint(Payload payload, List<String> mediaKeys, Instant earliest) {
  /** Our clock and X's may differ by so much. */
  static final Duration CLOCKS = Duration.ofSeconds(10);

  private static final Pattern SHOWN_MEDIA =
      Pattern.compile("/status/[0-9]+/(photo|video)/[0-9]+$");
  private static final Pattern SHORT_LINK = Pattern.compile("\\s*https://t\\.co/\\w+\\s*$");
  private static final Pattern SCHEME_AND_HOST = Pattern.compile("(?i)^(?:https?://)?([^/?#]*)");

  /** Whether a listed post holds media that were uploaded for ours. */
  boolean certain(JsonObject post) {
    List<String> keys = keys(post);
    return recent(post) && !mediaKeys.isEmpty() && keys.containsAll(mediaKeys);
  }

  /** Whether a listed post may be ours. */
  boolean matches(JsonObject post) {
    return recent(post)
        && original(post)
        && keys(post).size() == payload.media().size()
        && sameText(text(post));
  }

  private boolean recent(JsonObject post) {
    try {
      return AnswerJson.text(post, "created_at")
          .map(at -> !Instant.parse(at).isBefore(earliest))
          .orElse(false);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Ours are neither reposts nor replies; a link to a post in the text makes it a quote. */
  private static boolean original(JsonObject post) {
    return AnswerJson.objects(post, "referenced_tweets").stream()
        .noneMatch(other -> !other.getValue("type", "").equals("quoted"));
  }

  private static List<String> keys(JsonObject post) {
    return TwitterJson.texts(AnswerJson.object(post, "attachments"), "media_keys");
  }

  /** The text as it was sent: without X's short links and the one that it adds for media. */
  private static String text(JsonObject post) {
    JsonObject note = AnswerJson.object(post, "note_tweet");
    JsonObject told = note.containsKey("text") ? note : post;
    String text = AnswerJson.text(told, "text").orElse("");
    List<JsonObject> links = AnswerJson.objects(AnswerJson.object(told, "entities"), "urls");
    for (JsonObject link : links) {
      String sent = AnswerJson.text(link, "expanded_url").orElse("");
      String before = text;
      String original = SHOWN_MEDIA.matcher(sent).find() ? "" : sent;
      text = AnswerJson.text(link, "url").map(url -> before.replace(url, original)).orElse(text);
    }
    // where X does not tell what the link at the end is for, it is for the media
    return keys(post).isEmpty() ? text : SHORT_LINK.matcher(text).replaceFirst("");
  }

  /** X is said to give {@code & < >} back as entities; where it does not, it is the same text. */
  private boolean sameText(String told) {
    String ours = normal(payload.text());
    return normal(unescaped(told)).equals(ours) || normal(told).equals(ours);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** X completes links, and trims; neither makes another text of it. */
  private static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder normal = new StringBuilder();
    int from = 0;
    for (Extractor.Entity link : TwitterLength.links(composed)) {
      normal
          .append(composed, from, link.getStart())
          .append(link(composed.substring(link.getStart(), link.getEnd())));
      from = link.getEnd();
    }
    return normal.append(composed.substring(from)).toString().replaceAll("\\s+", " ").strip();
  }

  private static String link(String url) {
    Matcher host = SCHEME_AND_HOST.matcher(url);
    if (!host.find()) {
      return url;
    }
    String rest = url.substring(host.end());
    return host.group(1).toLowerCase(Locale.ROOT) + (rest.equals("/") ? "" : rest);
  }
}
