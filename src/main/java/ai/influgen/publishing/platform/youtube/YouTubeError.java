package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.ErrorCode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error table: what a reason means and what follows from it.
 *
 * @param reasons Google's words for it
 * @param code our code of it
 * @param treatment what is done
 * @param retry how it is tried again, where it is
 * @param atCommit what it means as the answer to the last chunk
 * @param text plain words: what happened, what to do
 */
record YouTubeError(
    Set<String> reasons,
    ErrorCode code,
    Treatment treatment,
    Retry retry,
    AtCommit atCommit,
    String text) {

  /** What is done about an error. */
  enum Treatment {
    /** The token is no good: refresh it, else a person connects again. */
    RECONNECT,
    /** The same payload can't succeed. */
    REFUSE,
    /** The day's quota is used up: wait for midnight in California. */
    NEXT_DAY,
    /** A later try may succeed. */
    RETRY
  }

  /** What an error means as the answer to the last chunk. */
  enum AtCommit {
    /** There is no video. */
    DEFINITE,
    /** There may be one all the same: the session is asked. */
    AMBIGUOUS
  }

  /**
   * How often and when.
   *
   * @param tries how many tries may end so before it counts as refused
   * @param pause before the next try; null leaves it to the retry policy
   * @param restage whether the session is void
   */
  record Retry(int tries, @Nullable Duration pause, boolean restage) {}

  static YouTubeError reconnect(String text, String... reasons) {
    return row(ErrorCode.TOKEN_EXPIRED, Treatment.RECONNECT, text, reasons);
  }

  static YouTubeError refuse(ErrorCode code, String text, String... reasons) {
    return row(code, Treatment.REFUSE, text, reasons);
  }

  static YouTubeError nextDay(String text, String... reasons) {
    return row(ErrorCode.RATE_LIMITED, Treatment.NEXT_DAY, text, reasons);
  }

  static YouTubeError retry(ErrorCode code, String text, String... reasons) {
    return row(code, Treatment.RETRY, text, reasons);
  }

  private static YouTubeError row(
      ErrorCode code, Treatment treatment, String text, String... reasons) {
    Retry endless = new Retry(Integer.MAX_VALUE, null, false);
    return new YouTubeError(Set.of(reasons), code, treatment, endless, AtCommit.DEFINITE, text);
  }

  /** After so many tries it counts as refused. */
  YouTubeError tries(int tries) {
    return with(new Retry(tries, retry.pause, retry.restage));
  }

  YouTubeError pause(Duration pause) {
    return with(new Retry(retry.tries, pause, retry.restage));
  }

  YouTubeError restaged() {
    return with(new Retry(retry.tries, retry.pause, true));
  }

  YouTubeError atCommit(AtCommit meaning) {
    return new YouTubeError(reasons, code, treatment, retry, meaning, text);
  }

  private YouTubeError with(Retry changed) {
    return new YouTubeError(reasons, code, treatment, changed, atCommit, text);
  }
}
