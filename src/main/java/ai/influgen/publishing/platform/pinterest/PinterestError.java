package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error table: what an error means and what follows from it.
 *
 * @param match which answers it is for
 * @param code our code of it
 * @param treatment what is done
 * @param retry how it is tried again, where it is
 * @param ambiguous whether the pin may be public all the same when this answers the commit call
 * @param text plain words: what happened, what to do
 */
record PinterestError(
    Match match, ErrorCode code, Treatment treatment, Retry retry, boolean ambiguous, String text) {

  /** What is done about an error. */
  enum Treatment {
    /** The token is no good: refresh it, else a person connects again. */
    RECONNECT,
    /** The same payload can't succeed. */
    REFUSE,
    /** A call limit: wait for as long as Pinterest says. */
    LIMIT,
    /** A later try may succeed. */
    RETRY
  }

  /**
   * Which answers a row is for: the HTTP status comes first, since the code repeats it at times.
   *
   * @param codes empty for every one
   * @param words in the message; null for every message
   */
  record Match(Range statuses, Set<Integer> codes, @Nullable Pattern words) {
    boolean fits(PinterestReply reply) {
      return statuses.contains(reply.status())
          && (codes.isEmpty() || codes.contains(reply.code()))
          && (words == null || words.matcher(reply.message()).find());
    }
  }

  /** A range of HTTP statuses, both ends included. */
  record Range(int lowest, int highest) {
    boolean contains(int status) {
      return lowest <= status && status <= highest;
    }
  }

  /**
   * How often and when.
   *
   * @param tries how many tries may end so before it counts as refused
   * @param pause before the next try; null leaves it to the retry policy
   * @param restage whether the uploaded video is void
   */
  record Retry(int tries, @Nullable Duration pause, boolean restage) {
    static final Retry ENDLESS = new Retry(Integer.MAX_VALUE, null, false);
  }

  /** Answers of that status, with one of these codes; none given: with any. */
  static Match on(int status, Integer... codes) {
    return between(status, status, codes);
  }

  static Match between(int lowest, int highest, Integer... codes) {
    return new Match(new Range(lowest, highest), Set.of(codes), null);
  }

  static PinterestError reconnect(Match match, String text) {
    return row(match, ErrorCode.TOKEN_EXPIRED, Treatment.RECONNECT, text);
  }

  static PinterestError refuse(Match match, String text) {
    return row(match, ErrorCode.CONTENT_REJECTED, Treatment.REFUSE, text);
  }

  static PinterestError limit(Match match, String text) {
    return row(match, ErrorCode.RATE_LIMITED, Treatment.LIMIT, text);
  }

  static PinterestError retry(ErrorCode code, Match match, String text) {
    return row(match, code, Treatment.RETRY, text);
  }

  private static PinterestError row(Match match, ErrorCode code, Treatment treatment, String text) {
    return new PinterestError(match, code, treatment, Retry.ENDLESS, false, text);
  }

  /** Only where the message has these words. */
  PinterestError saying(Pattern words) {
    Match narrower = new Match(match.statuses(), match.codes(), words);
    return new PinterestError(narrower, code, treatment, retry, ambiguous, text);
  }

  PinterestError as(ErrorCode other) {
    return new PinterestError(match, other, treatment, retry, ambiguous, text);
  }

  /** After so many tries it counts as refused. */
  PinterestError tries(int tries) {
    return with(new Retry(tries, retry.pause, retry.restage));
  }

  PinterestError pause(Duration pause) {
    return with(new Retry(retry.tries, pause, retry.restage));
  }

  PinterestError restaged() {
    return with(new Retry(retry.tries, retry.pause, true));
  }

  PinterestError ambiguousAtCommit() {
    return new PinterestError(match, code, treatment, retry, true, text);
  }

  private PinterestError with(Retry changed) {
    return new PinterestError(match, code, treatment, changed, ambiguous, text);
  }
}
