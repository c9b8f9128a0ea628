package ai.influgen.publishing.sandbox.pinterest;

import java.time.Instant;
import java.util.Map;

/**
 * A video that was registered.
 *
 * @param id its media id
 * @param account the id of whoever registered it
 * @param parameters those that the upload must carry
 * @param policyUntil until when the storage takes it, in milliseconds since the epoch
 * @param plan how its processing will go
 * @param file the name of the kept file, empty while the bytes are missing
 * @param readyAt when processing ends, in milliseconds since the epoch
 * @param failed whether it ends badly
 */
record Video(
    String id,
    String account,
    Map<String, String> parameters,
    long policyUntil,
    Plan plan,
    String file,
    long readyAt,
    boolean failed) {

  /**
   * What a fault has in store for it.
   *
   * @param slower milliseconds more
   * @param fails whether it fails
   */
  record Plan(long slower, boolean fails) {}

  /** The statuses of the platform. */
  enum Status {
    REGISTERED,
    PROCESSING,
    SUCCEEDED,
    FAILED
  }

  Status status(Instant now) {
    if (file.isEmpty()) {
      return Status.REGISTERED;
    }
    if (now.toEpochMilli() < readyAt) {
      return Status.PROCESSING;
    }
    return failed ? Status.FAILED : Status.SUCCEEDED;
  }

  Video received(String keptAs, long ready, boolean bad) {
    return new Video(
        id, account, parameters, policyUntil, plan, keptAs, ready, bad || plan.fails());
  }
}
