package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error tables: what TikTok's word for an error means and what follows from it.
 *
 * @param word TikTok's {@code error.code} or {@code fail_reason}
 * @param code our code of it
 * @param treatment what is done
 * @param pause before the next try; null leaves it to the retry policy
 * @param restage whether what was staged is void
 * @param atCommit what it means as the answer to the commit call
 * @param text plain words: what happened, what to do
 */
record TikTokError(
    String word,
    ErrorCode code,
    Treatment treatment,
    @Nullable Duration pause,
    boolean restage,
    AtCommit atCommit,
    String text) {

  /** What is done about an error. */
  enum Treatment {
    /** The token is no good: refresh it, else a person connects again. */
    RECONNECT,
    /** The same payload can't succeed. */
    REFUSE,
    /** A later try may succeed. */
    RETRY
  }

  /** What an error means as the answer to the commit call. */
  enum AtCommit {
    /** Nothing was published. */
    DEFINITE,
    /** It may become public all the same: TikTok is asked. */
    AMBIGUOUS
  }

  static TikTokError reconnect(String word, String text) {
    return row(word, ErrorCode.TOKEN_EXPIRED, Treatment.RECONNECT, text);
  }

  static TikTokError refuse(String word, ErrorCode code, String text) {
    return row(word, code, Treatment.REFUSE, text);
  }

  static TikTokError retry(String word, ErrorCode code, String text) {
    return row(word, code, Treatment.RETRY, text);
  }

  private static TikTokError row(String word, ErrorCode code, Treatment treatment, String text) {
    return new TikTokError(word, code, treatment, null, false, AtCommit.DEFINITE, text);
  }

  TikTokError pause(Duration wait) {
    return new TikTokError(word, code, treatment, wait, restage, atCommit, text);
  }

  TikTokError restaged() {
    return new TikTokError(word, code, treatment, pause, true, atCommit, text);
  }

  TikTokError ambiguous() {
    return new TikTokError(word, code, treatment, pause, restage, AtCommit.AMBIGUOUS, text);
  }
}
