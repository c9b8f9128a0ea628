package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.ErrorCode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error table: what an error means and what follows from it.
 *
 * @param signal what it is told by
 * @param code our code of it
 * @param treatment what is done
 * @param retry how it is tried again, where it is
 * @param atCommit what it means as the answer to the post call
 * @param text plain words: what happened, what to do
 */
record TwitterError(
    Signal signal,
    ErrorCode code,
    Treatment treatment,
    Retry retry,
    AtCommit atCommit,
    String text) {

  /** What an error is told by. */
  sealed interface Signal {
    boolean in(TwitterProblem problem);

    /** A range of HTTP statuses, both ends included. */
    record Status(int lowest, int highest) implements Signal {
      @Override
      public boolean in(TwitterProblem problem) {
        return lowest <= problem.status() && problem.status() <= highest;
      }
    }

    /** The last part of a problem type's address. */
    record Type(String name) implements Signal {
      @Override
      public boolean in(TwitterProblem problem) {
        return problem.type().equals(name);
      }
    }

    /** A code of API v1.1. */
    record Legacy(long code) implements Signal {
      @Override
      public boolean in(TwitterProblem problem) {
        return problem.codes().contains(code);
      }
    }

    /** What X says, where nothing else tells it apart. */
    record Words(Pattern pattern) implements Signal {
      @Override
      public boolean in(TwitterProblem problem) {
        return pattern.matcher(problem.words()).find();
      }
    }
  }

  /** What is done about an error. */
  enum Treatment {
    /** The token is no good: refresh it, else a person connects again. */
    RECONNECT,
    /** The same payload can't succeed. */
    REFUSE,
    /** A limit: wait for as long as X says, 15 minutes if it doesn't. */
    LIMIT,
    /** A later try may succeed. */
    RETRY
  }

  /** What an error means as the answer to the post call. */
  enum AtCommit {
    /** Nothing was posted. */
    DEFINITE,
    /** It may be public all the same: the account's posts are looked at. */
    AMBIGUOUS,
    /** Nothing was posted by this call, but an earlier one of unknown end may have done it. */
    DEFINITE_THE_FIRST_TIME
  }

  /**
   * How often and when.
   *
   * @param tries how many tries may end so before it counts as refused
   * @param pause before the next try; null leaves it to the retry policy
   * @param restage whether what was uploaded is void
   */
  record Retry(int tries, @Nullable Duration pause, boolean restage) {
    private static final Retry ENDLESS = new Retry(Integer.MAX_VALUE, null, false);
  }

  static Signal status(int status) {
    return new Signal.Status(status, status);
  }

  static Signal statuses(int lowest, int highest) {
    return new Signal.Status(lowest, highest);
  }

  static Signal type(String name) {
    return new Signal.Type(name);
  }

  static Signal legacy(long code) {
    return new Signal.Legacy(code);
  }

  static Signal words(String pattern) {
    return new Signal.Words(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  static TwitterError reconnect(Signal signal, String text) {
    return row(ErrorCode.TOKEN_EXPIRED, Treatment.RECONNECT, signal, text);
  }

  static TwitterError refuse(ErrorCode code, Signal signal, String text) {
    return row(code, Treatment.REFUSE, signal, text);
  }

  static TwitterError limit(Signal signal, String text) {
    return row(ErrorCode.RATE_LIMITED, Treatment.LIMIT, signal, text);
  }

  static TwitterError retry(ErrorCode code, Signal signal, String text) {
    return row(code, Treatment.RETRY, signal, text);
  }

  private static TwitterError row(ErrorCode code, Treatment treatment, Signal signal, String text) {
    return new TwitterError(signal, code, treatment, Retry.ENDLESS, AtCommit.DEFINITE, text);
  }

  /** After so many tries it counts as refused. */
  TwitterError tries(int tries) {
    return with(new Retry(tries, retry.pause, retry.restage));
  }

  TwitterError pause(Duration pause) {
    return with(new Retry(retry.tries, pause, retry.restage));
  }

  TwitterError restaged() {
    return with(new Retry(retry.tries, retry.pause, true));
  }

  TwitterError atCommit(AtCommit meaning) {
    return new TwitterError(signal, code, treatment, retry, meaning, text);
  }

  private TwitterError with(Retry changed) {
    return new TwitterError(signal, code, treatment, changed, atCommit, text);
  }
}
