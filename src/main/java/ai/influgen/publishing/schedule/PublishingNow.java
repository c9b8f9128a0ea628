package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Publishes a post at once, or joins the publish that is under way, and waits for its outcome. */
public final class PublishingNow {
  // another instance may be publishing, whose changes are not told here
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Schedule schedule;
  private final Duration patience;

  /**
   * Publishes at once.
   *
   * @param patience how long a caller waits for the outcome; no database connection is held
   *     meanwhile
   */
  public PublishingNow(Schedule schedule, Duration patience) {
    this.schedule = schedule;
    this.patience = patience;
  }

  /**
   * The post as it stands: ended, waiting for another try, or still being published when the
   * patience is over.
   *
   * @throws Problem in the future: 404, or 409 if it may not be published now
   */
  public Future<ScheduledPost> publish(UUID workspaceId, UUID id) {
    Instant deadline = schedule.clock().instant().plus(patience);
    return schedule
        .database()
        .transaction(
            transaction ->
                schedule
                    .posts()
                    .lock(transaction, workspaceId, id)
                    .compose(standing -> begin(transaction, standing)))
        .compose(
            begun -> {
              schedule.queue().wake();
              return outcome(begun, deadline);
            });
  }

  /** As {@link #publish}, of a post that the caller has just queued for now. */
  Future<ScheduledPost> follow(ScheduledPost begun) {
    schedule.queue().wake();
    return outcome(begun, schedule.clock().instant().plus(patience));
  }

  private Future<ScheduledPost> begin(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    if (post.doubt().needsConfirmation()) {
      throw needsConfirmation();
    }
    return switch (post.status()) {
      case PUBLISHED -> Future.succeededFuture(post);
      case CANCELLED ->
          throw Problem.of(
              ProblemType.CANCELLED, "The post is cancelled: schedule the content again instead.");
      case FAILED -> enqueue(transaction, allowed(standing));
      case PENDING -> hurry(transaction, standing);
    };
  }

  private Future<ScheduledPost> hurry(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    if (post.phase() != null && post.phase().tooLate()) {
      return Future.succeededFuture(post);
    }
    refuseDuringTheWaitOfThePlatform(allowed(standing).post());
    return schedule
        .queue()
        .atWork(transaction, post.id())
        .compose(
            joined -> joined ? Future.succeededFuture(post) : takeForward(transaction, standing));
  }

  private Future<ScheduledPost> takeForward(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    return schedule
        .queue()
        .withdraw(transaction, post.id())
        .compose(
            withdrawal ->
                switch (withdrawal) {
                  case TOO_LATE -> Future.succeededFuture(post);
                  case WITHDRAWN, NOT_QUEUED -> enqueue(transaction, standing);
                });
  }

  private Future<ScheduledPost> enqueue(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    Instant now = schedule.clock().instant();
    return Restart.write(transaction, standing, null, post.scheduledAt(), now)
        .compose(written -> schedule.queue().put(transaction, List.of(post.due(now))))
        .compose(
            queued -> schedule.posts().all(transaction, post.workspaceId(), List.of(post.id())))
        .map(List::getFirst);
  }

  private static Standing allowed(Standing standing) {
    standing
        .refusal()
        .ifPresent(
            problem -> {
              throw problem;
            });
    return standing;
  }

  private void refuseDuringTheWaitOfThePlatform(ScheduledPost post) {
    Instant next = post.tries().nextAt();
    if (post.tries().error() == ErrorCode.RATE_LIMITED
        && next != null
        && next.isAfter(schedule.clock().instant())) {
      throw Problem.of(
              ProblemType.WAITING_FOR_PLATFORM,
              "The platform asked to wait: the post goes out by itself at " + next + ".")
          .with(new JsonObject().put("next_attempt_at", next.toString()))
          .retryAfter(Duration.between(schedule.clock().instant(), next));
    }
  }

  /** Looks before each wait, and listens before each look: no change is missed in between. */
  private Future<ScheduledPost> outcome(ScheduledPost begun, Instant deadline) {
    if (begun.status() != PostStatus.PENDING) {
      return Future.succeededFuture(begun);
    }
    Duration left = Duration.between(schedule.clock().instant(), deadline);
    if (!left.isPositive()) {
      return schedule.posts().get(begun.workspaceId(), begun.id());
    }
    Duration nap = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
    Future<Void> change = schedule.queue().changed(begun.id(), nap);
    return schedule
        .posts()
        .get(begun.workspaceId(), begun.id())
        .compose(
            post ->
                atRest(begun, post)
                    ? Future.succeededFuture(post)
                    : change.compose(changed -> outcome(begun, deadline)));
  }

  /** Nothing more will happen soon: it has ended, is held, or waits for another try. */
  private boolean atRest(ScheduledPost begun, ScheduledPost post) {
    Instant next = post.tries().nextAt();
    boolean waits =
        post.phase() == Phase.WAITING
            && next != null
            && !next.equals(begun.tries().nextAt())
            && next.isAfter(schedule.clock().instant());
    return post.status() != PostStatus.PENDING || post.phase() == Phase.HELD || waits;
  }

  static Problem needsConfirmation() {
    return Problem.of(
        ProblemType.NEEDS_CONFIRMATION,
        "Nobody knows yet whether this post went out. Look at the account and say so by"
            + " POST /api/v1/schedule/{id}/resolve.");
  }
}
