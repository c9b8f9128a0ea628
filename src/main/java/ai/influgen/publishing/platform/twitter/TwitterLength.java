package ai.influgen.publishing.platform.twitter;

import static java.util.regex.Matcher.quoteReplacement;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextConfiguration;
import com.twitter.twittertext.TwitterTextParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long X takes a text to be, and where it sees links, by X's own library. The library is made
 * for short texts: it spends tens of microseconds on each character, and for some texts minutes or
 * more stack than there is. So it gets only the words that it is needed for, and those that nobody
 * writes made harmless.
 */
final class TwitterLength {
  private static final TwitterTextConfiguration CONFIG =
      TwitterTextConfiguration.getDefaultConfig();

  /** Twice the longest text that any account may post: what it is made of does not matter. */
  private static final int HOPELESS = 2 * TwitterLimits.LONG_TEXT;

  private static final Pattern WORD = Pattern.compile("\\S++");

  /** A link has a dot; an emoji of several code points has one of the others. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "[.\\u00A9\\u00AE\\u200D\\u20E3\\uFE0E\\uFE0F\\x{1F1E6}-\\x{1F1FF}\\x{1F3FB}-\\x{1F3FF}"
              + "\\x{E0020}-\\x{E007F}]");

  /** No host's name has so many parts; the library tries them all in all ways. */
  private static final Pattern MANY_PARTS =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++){9,}+");

  /** Nobody's link is so long; the library would need as deep a stack for it. */
  private static final Pattern LONG_WORD = Pattern.compile("[^\\s\\u2E80-\\uFFFF]{2001,}+");

  private TwitterLength() {}

  /** The weighted length of a composed text. */
  static int of(String text) {
    if (text.length() > HOPELESS) {
      return text.length();
    }
    int length = 0;
    int from = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      length += plain(text.substring(from, word.start())) + ofWord(word.group());
      from = word.end();
    }
    return length + plain(text.substring(from));
  }

  /** Where the links are that X finds in a text. */
  static List<Extractor.Entity> links(String text) {
    return text.length() > HOPELESS
        ? List.of()
        : new Extractor().extractURLsWithIndices(harmless(text));
  }

  private static int ofWord(String word) {
    return NOT_PLAIN.matcher(word).find()
        ? TwitterTextParser.parseTweet(harmless(word)).weightedLength
        : plain(word);
  }

  /** By the library's own table of weights: an emoji of one code point has that of its kind. */
  private static int plain(String text) {
    return text.codePoints().map(TwitterLength::weight).sum() / CONFIG.getScale();
  }

  private static int weight(int codePoint) {
    return CONFIG.getRanges().stream()
        .filter(r -> r.getRange().start <= codePoint && codePoint <= r.getRange().end)
        .map(r -> r.getWeight())
        .findFirst()
        .orElse(CONFIG.getDefaultWeight());
  }

  /** The text with another dot of the same weight in the words that are no links anyhow. */
  private static String harmless(String text) {
    return undotted(LONG_WORD, undotted(MANY_PARTS, text));
  }

  private static String undotted(Pattern words, String text) {
    return words.matcher(text).replaceAll(m -> quoteReplacement(m.group().replace('.', '·')));
  }
}
