package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of work ends, as a value, so that many can be written at once.
 *
 * @param entry what the attempt log says of it; null: nothing was tried
 * @param requeue how the post goes on; null: it does not
 * @param forget what of the journal is void
 */
record Ending(
    Claim claim,
    Change change,
    @Nullable AttemptEntry entry,
    @Nullable Requeue requeue,
    Forget forget) {

  /** What of the journal is void. */
  enum Forget {
    NOTHING,
    /** What was staged and committed; what the reconciler saw still counts. */
    STAGED,
    ALL
  }

  /** What becomes of the post. */
  sealed interface Change {
    /** It stays as it is. */
    record None() implements Change {}

    /** It is public. With {@code confirm}, something is left to read, such as the permalink. */
    record Published(PublishOutcome.Published outcome, JsonArray mediaUrls, boolean confirm)
        implements Change {}

    /** It is public already, and now more is known of it. */
    record Confirmed(PublishOutcome.Published outcome) implements Change {}

    /** It has failed; with {@code doubt}, a person has to look whether it has. */
    record Failed(ErrorCode code, String message, boolean doubt, @Nullable JsonObject evidence)
        implements Change {}

    /** It waits for another try, after so many that were made just now. */
    record Retrying(ErrorCode code, String message, Instant at, int tries) implements Change {}

    /** Nobody knows what became of the commit call. */
    record Unsettled(String message, JsonObject evidence) implements Change {}

    /** It is known now that it did not go out. */
    record Settled(JsonObject evidence) implements Change {}

    /** It waits for a person. */
    record Held(String reason) implements Change {}
  }

  /** Nothing but how it goes on. */
  static Ending goingOn(Claim claim, Requeue requeue) {
    return new Ending(claim, new Change.None(), null, requeue, Forget.NOTHING);
  }

  static Ending failed(Claim claim, ErrorCode code, String message) {
    return new Ending(
        claim,
        new Change.Failed(code, message, false, null),
        AttemptEntry.failed(code, message),
        null,
        Forget.ALL);
  }

  /**
   * An ending whose claim was still ours.
   *
   * @param intentAt when its commit call was permitted, if it was
   */
  record Ours(Ending ending, Instant claimedAt, @Nullable Instant intentAt) {
    Claim claim() {
      return ending.claim();
    }

    /** When it went out, if it did. */
    Instant sentAt() {
      return intentAt == null ? claim().targetAt() : intentAt;
    }

    long latenessMs() {
      return sentAt().toEpochMilli() - claim().targetAt().toEpochMilli();
    }

    @Nullable Requeue requeue() {
      return ending.change() instanceof Change.Published published && published.confirm()
          ? Requeue.confirm(sentAt())
          : ending.requeue();
    }
  }
}
