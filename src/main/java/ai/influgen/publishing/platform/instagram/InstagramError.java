package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error table: what an error means and what follows from it.
 *
 * @param codes which codes it is for
 * @param subcode which subcode it is for; {@link #ANY} for every other one
 * @param code our code of it
 * @param treatment what is done
 * @param retry how it is tried again, where it is
 * @param atCommit what it means as the answer to the commit call
 * @param text plain words: what happened, what to do
 */
record InstagramError(
    Codes codes,
    int subcode,
    ErrorCode code,
    Treatment treatment,
    Retry retry,
    AtCommit atCommit,
    String text) {
  static final int ANY = 0;

  /** What is done about an error. */
  enum Treatment {
    /** The token is no good: refresh it, else a person connects again. */
    RECONNECT,
    /** The same payload can't succeed. */
    REFUSE,
    /** A call limit: wait for as long as Instagram says, an hour if it doesn't. */
    LIMIT,
    /** A later try may succeed. */
    RETRY
  }

  /** What an error means as the answer to the commit call. */
  enum AtCommit {
    /** Nothing was published. */
    DEFINITE,
    /** It may be public all the same: the container is asked. */
    AMBIGUOUS,
    /**
     * Nothing was published by this call, but an earlier one of unknown end may have used the same
     * container: then that is asked for.
     */
    DEFINITE_THE_FIRST_TIME
  }

  /** A range of Graph codes, both ends included. */
  record Codes(int lowest, int highest) {
    static final Codes ALL = new Codes(Integer.MIN_VALUE, Integer.MAX_VALUE);

    static Codes of(int code) {
      return new Codes(code, code);
    }

    boolean contain(int code) {
      return lowest <= code && code <= highest;
    }
  }

  /**
   * How often and when.
   *
   * @param tries how many tries may end so before it counts as refused
   * @param pause before the next try; null leaves it to the retry policy
   * @param restage whether the container is void
   * @param thereafter our code of it once it counts as refused
   */
  record Retry(int tries, @Nullable Duration pause, boolean restage, ErrorCode thereafter) {}

  static InstagramError reconnect(Codes codes, int subcode, String text) {
    return row(codes, subcode, ErrorCode.TOKEN_EXPIRED, Treatment.RECONNECT, text);
  }

  static InstagramError refuse(Codes codes, int subcode, String text) {
    return row(codes, subcode, ErrorCode.CONTENT_REJECTED, Treatment.REFUSE, text);
  }

  static InstagramError limit(int code, String text) {
    return row(Codes.of(code), ANY, ErrorCode.RATE_LIMITED, Treatment.LIMIT, text);
  }

  static InstagramError retry(ErrorCode code, Codes codes, int subcode, String text) {
    return row(codes, subcode, code, Treatment.RETRY, text);
  }

  private static InstagramError row(
      Codes codes, int subcode, ErrorCode code, Treatment treatment, String text) {
    Retry endless = new Retry(Integer.MAX_VALUE, null, false, code);
    return new InstagramError(codes, subcode, code, treatment, endless, AtCommit.DEFINITE, text);
  }

  /** After so many tries it counts as refused. */
  InstagramError tries(int tries) {
    return with(new Retry(tries, retry.pause, retry.restage, retry.thereafter));
  }

  /** After so many tries the content is to blame. */
  InstagramError rejectedAfter(int tries) {
    return with(new Retry(tries, retry.pause, retry.restage, ErrorCode.CONTENT_REJECTED));
  }

  InstagramError pause(Duration pause) {
    return with(new Retry(retry.tries, pause, retry.restage, retry.thereafter));
  }

  InstagramError restaged() {
    return with(new Retry(retry.tries, retry.pause, true, retry.thereafter));
  }

  InstagramError atCommit(AtCommit meaning) {
    return new InstagramError(codes, subcode, code, treatment, retry, meaning, text);
  }

  private InstagramError with(Retry changed) {
    return new InstagramError(codes, subcode, code, treatment, changed, atCommit, text);
  }

  /** Whether it is for exactly that code and subcode. Those of 2 million and up need no code. */
  boolean exactly(int someCode, int someSubcode) {
    boolean tellsAll = someSubcode >= 2_000_000;
    return subcode != ANY && subcode == someSubcode && (tellsAll || codes.contain(someCode));
  }

  /** Whether it is for that code, whatever the subcode. */
  boolean generally(int someCode) {
    return subcode == ANY && codes.contain(someCode);
  }
}
