package ai.influgen.publishing.publish;

import ai.influgen.publishing.publish.Claim.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a post goes back into the queue.
 *
 * @param targetAt when it is meant to become public; null: as before
 * @param refreshed whether this try already got fresh tokens
 */
record Requeue(Kind kind, Instant runAt, @Nullable Instant targetAt, boolean refreshed) {

  /** Prepared: to be made public at its instant, or now if that is over. */
  static Requeue staged(Claim claim, Instant now) {
    Instant at = claim.targetAt().isAfter(now) ? claim.targetAt() : now;
    return new Requeue(Kind.COMMIT, at, claim.targetAt(), false);
  }

  /** To be prepared first, beside what is ready. */
  static Requeue stage(Claim claim, Instant now) {
    return new Requeue(Kind.STAGE, now, claim.targetAt(), claim.refreshed());
  }

  static Requeue commit(Instant runAt, Instant targetAt) {
    return new Requeue(Kind.COMMIT, runAt, targetAt, false);
  }

  /**
   * Another try; lateness counts from it. Preparing is repeated as preparing, while there is time.
   */
  static Requeue retry(Claim claim, Instant at) {
    return claim.kind() == Kind.STAGE && at.isBefore(claim.targetAt())
        ? new Requeue(Kind.STAGE, at, claim.targetAt(), false)
        : new Requeue(Kind.COMMIT, at, at, false);
  }

  static Requeue confirm(Instant at) {
    return new Requeue(Kind.CONFIRM, at, null, false);
  }

  static Requeue reconcile(Instant at) {
    return new Requeue(Kind.RECONCILE, at, null, false);
  }

  /** The same again, at once, with fresh tokens. */
  static Requeue refreshed(Claim claim, Instant now) {
    return new Requeue(claim.kind(), now, null, true);
  }

  /** The same again, later, as if nothing had been tried. */
  static Requeue later(Claim claim, Instant at) {
    return new Requeue(claim.kind(), at, null, claim.refreshed());
  }
}
