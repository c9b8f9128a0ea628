package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the schedule asks of the engine. The caller has locked the posts' rows before it calls, in
 * the order of their ids.
 */
public interface DueQueue {

  /** One post that is to be published at an instant. */
  record Entry(
      UUID postId, UUID workspaceId, UUID connectionId, PlatformName platform, Instant runAt) {}

  /** What became of a withdrawal. */
  enum Withdrawal {
    /** It is out of the queue; nothing will be sent. */
    WITHDRAWN,
    /** It was not in the queue. */
    NOT_QUEUED,
    /**
     * The call that publishes it has been permitted: it is too late, and its outcome is under way.
     */
    TOO_LATE
  }

  /** Queues posts that are not in the queue, as part of the caller's transaction. */
  Future<Void> put(SqlConnection transaction, List<Entry> entries);

  /**
   * Takes a post out of the queue, even if an instance has claimed it already, as part of the
   * caller's transaction; whoever holds the claim can't publish it any more.
   */
  Future<Withdrawal> withdraw(SqlConnection transaction, UUID postId);

  /**
   * Whether an instance is at work on a post that is due: it goes out as soon as it can, and to
   * withdraw it would only throw away what was prepared.
   */
  Future<Boolean> atWork(SqlConnection transaction, UUID postId);

  /**
   * Tells this process's engine that something is due now. A hint: without it the engine looks by
   * itself within a tick.
   */
  void wake();

  /**
   * Completes when the post has just changed (on this instance), or after {@code atMost}; never
   * fails.
   */
  Future<Void> changed(UUID postId, Duration atMost);
}
