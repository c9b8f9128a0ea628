package ai.influgen.publishing.platform.twitter;

import static java.util.regex.Matcher.quoteReplacement;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import com.twitter.twittertext.Validator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What X takes as text, counted by X's own library.
 *
 * @param longPost whether the account may post long texts
 */
record TwitterText(boolean longPost, TwitterRemarks remarks) {
  private static final String POINTER = "/caption";

  /** Twice the longest text that any account may post: whatever it is made of is not counted. */
  private static final int HOPELESS = 2 * TwitterLimits.LONG_TEXT;

  /** No address of a host has so many parts; the library tries them all in all ways. */
  private static final Pattern MANY_PARTS =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++){9,}+");

  /** Nobody's link is so long; the library would need as deep a stack for it. */
  private static final Pattern LONG_WORD = Pattern.compile("[^\\s\\u2E80-\\uFFFF]{2001,}+");

  /** The text as it will be sent: composed characters, plain line ends, nothing around it. */
  String adapt(String caption) {
    String text =
        Normalizer.normalize(caption, Normalizer.Form.NFC).replaceAll("\\R", "\n").strip();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)
        || text.indexOf('\0') >= 0
        || Validator.hasInvalidCharacters(text)) {
      remarks.violation(
          POINTER,
          "The text has a character that X takes nowhere (such as a byte order mark, or half an"
              + " emoji): type it anew without.");
      return text;
    }
    length(text);
    cashtags(text);
    return text;
  }

  /** How long X takes that text to be. */
  static int weighted(String text) {
    return text.length() > HOPELESS
        ? text.length()
        : TwitterTextParser.parseTweet(harmless(text)).weightedLength;
  }

  /** Where the links are that X finds in a text. */
  static List<Extractor.Entity> links(String text) {
    return text.length() > HOPELESS
        ? List.of()
        : new Extractor().extractURLsWithIndices(harmless(text));
  }

  /**
   * The text, with another dot of the same weight where the library's patterns would take minutes
   * or overflow the stack: these words are no links.
   */
  private static String harmless(String text) {
    return undotted(LONG_WORD, undotted(MANY_PARTS, text));
  }

  private static String undotted(Pattern words, String text) {
    return words.matcher(text).replaceAll(m -> quoteReplacement(m.group().replace('.', '·')));
  }

  private void length(String text) {
    int length = weighted(text);
    int limit = longPost ? TwitterLimits.LONG_TEXT : TwitterLimits.TEXT;
    if (length > limit) {
      remarks.violation(
          POINTER,
          String.format(
              Locale.ROOT,
              "The text needs %,d characters, X takes %,d (a link counts 23, an emoji 2): shorten it"
                  + " by %,d%s.",
              length,
              limit,
              length - limit,
              longPost || length > TwitterLimits.LONG_TEXT
                  ? ""
                  : ", or set long_post if the account has X Premium"));
    }
  }

  private void cashtags(String text) {
    int count = new Extractor().extractCashtags(text).size();
    if (count > TwitterLimits.CASHTAGS) {
      remarks.violation(
          POINTER,
          "The text has " + count + " cashtags such as $TWTR; X takes one: remove the others.");
    }
  }
}
