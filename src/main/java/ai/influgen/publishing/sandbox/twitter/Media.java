package ai.influgen.publishing.sandbox.twitter;

import java.time.Instant;

/**
 * An uploaded file, or one that is on its way.
 *
 * @param id its id
 * @param account the id of the account that uploads it
 * @param spec what it is said to be
 * @param expiresAt when it can no longer be used, in milliseconds since the epoch
 * @param file the name of the kept file, empty while bytes are missing
 * @param processing the work on it after that
 * @param altText its description
 */
record Media(
    String id,
    String account,
    MediaSpec spec,
    long expiresAt,
    String file,
    Processing processing,
    String altText) {

  /**
   * The work on a file.
   *
   * @param startedAt milliseconds since the epoch; 0 when there is nothing to do
   * @param readyAt milliseconds since the epoch
   * @param failure how it ends, empty when well
   */
  record Processing(long startedAt, long readyAt, String failure) {
    static final Processing NONE = new Processing(0, 0, "");

    boolean isNone() {
      return startedAt == 0;
    }

    /** One of X's four words. */
    String state(Instant now) {
      if (now.toEpochMilli() >= readyAt) {
        return failure.isEmpty() ? "succeeded" : "failed";
      }
      return progress(now) == 0 ? "pending" : "in_progress";
    }

    int progress(Instant now) {
      long all = Math.max(1, readyAt - startedAt);
      return Math.clamp((now.toEpochMilli() - startedAt) * 100 / all, 0, 100);
    }
  }

  boolean isComplete() {
    return !file.isEmpty();
  }

  boolean isUsable(Instant now) {
    return isComplete()
        && now.toEpochMilli() < expiresAt
        && processing.state(now).equals("succeeded");
  }

  Media complete(String keptAs, Processing work, Instant expiry) {
    return new Media(id, account, spec, expiry.toEpochMilli(), keptAs, work, altText);
  }

  Media described(String text) {
    return new Media(id, account, spec, expiresAt, file, processing, text);
  }
}
