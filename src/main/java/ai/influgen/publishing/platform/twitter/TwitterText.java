package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Remarks;
import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.Validator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What X takes as text.
 *
 * @param longPost whether the account may post long texts
 */
record TwitterText(boolean longPost, Remarks remarks) {
  private static final String POINTER = "/caption";

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

  private void length(String text) {
    int length = TwitterLength.of(text);
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
