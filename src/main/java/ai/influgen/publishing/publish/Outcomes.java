package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of a piece of work: post, queue, attempt log and lane in one transaction that
 * begins by ending the claim. Each method's future says whether the claim was still ours; if not,
 * nothing was written.
 */
class Outcomes {
  private final Database database;
  private final PostSignals signals;

  Outcomes(Database database, PostSignals signals) {
    this.database = database;
    this.signals = signals;
  }

  /** What the claim's row said when it ended. */
  private record Ended(Instant claimedAt, @Nullable Instant intentAt) {}

  /** It is public. With {@code confirm}, something is left to read, such as the permalink. */
  Future<Boolean> published(
      Claim claim, PublishOutcome.Published published, JsonArray mediaUrls, boolean confirm) {
    return ending(
        claim,
        (tx, ended) -> {
          Instant at = ended.intentAt() == null ? claim.targetAt() : ended.intentAt();
          long lateness = at.toEpochMilli() - claim.targetAt().toEpochMilli();
          return update(
                  tx,
                  OutcomeSql.PUBLISHED,
                  Tuple.of(
                      claim.postId(),
                      published.remotePostId(),
                      published.permalink(),
                      mediaUrls,
                      lateness,
                      published.evidence(),
                      Times.db(at),
                      published.warning()))
              .compose(_ -> update(tx, OutcomeSql.CONTENT_PUBLISHED, Tuple.of(claim.postId())))
              .compose(_ -> log(tx, claim, ended, AttemptEntry.published(published)))
              .compose(_ -> confirm ? queue(tx, claim, ended, Requeue.confirm(at)) : done());
        });
  }

  /** It will never be public by itself. */
  Future<Boolean> failed(Claim claim, ErrorCode code, String message) {
    return ending(
        claim,
        (tx, ended) ->
            update(
                    tx,
                    OutcomeSql.FAILED,
                    Tuple.of(claim.postId(), code.wire(), message, false, null, 1))
                .compose(_ -> forget(tx, claim))
                .compose(_ -> log(tx, claim, ended, AttemptEntry.failed(code, message))));
  }

  /** Its account refuses us, unless it was reconnected meanwhile: then it goes on in a moment. */
  Future<Boolean> tokenExpired(Claim claim, String message, Instant otherwise) {
    ErrorCode code = ErrorCode.TOKEN_EXPIRED;
    return ending(
        claim,
        (tx, ended) ->
            Database.one(
                    tx,
                    OutcomeSql.STILL_DISCONNECTED,
                    Tuple.of(claim.postId()),
                    row -> row.getBoolean(0))
                .compose(
                    still ->
                        still.orElse(false)
                            ? update(
                                    tx,
                                    OutcomeSql.FAILED,
                                    Tuple.of(claim.postId(), code.wire(), message, false, null, 1))
                                .compose(_ -> forget(tx, claim))
                                .compose(
                                    _ -> log(tx, claim, ended, AttemptEntry.failed(code, message)))
                            : queue(tx, claim, ended, Requeue.later(claim, otherwise))));
  }

  /** Nobody can tell whether it is public: a person has to look. */
  Future<Boolean> needsConfirmation(Claim claim, String message, JsonObject evidence) {
    ErrorCode code = ErrorCode.UNKNOWN_ERROR;
    return ending(
        claim,
        (tx, ended) ->
            update(
                    tx,
                    OutcomeSql.FAILED,
                    Tuple.of(claim.postId(), code.wire(), message, true, evidence, 1))
                .compose(_ -> log(tx, claim, ended, AttemptEntry.undecidable(message, evidence))));
  }

  /** It is not public, and is tried again at an instant. */
  Future<Boolean> retrying(Claim claim, PublishOutcome.RetryLater retry, Instant at) {
    return ending(
        claim,
        (tx, ended) ->
            update(
                    tx,
                    OutcomeSql.RETRYING,
                    Tuple.of(claim.postId(), retry.code().wire(), retry.message(), Times.db(at), 1))
                .compose(_ -> retry.restage() ? forget(tx, claim) : done())
                .compose(_ -> queue(tx, claim, ended, Requeue.retry(claim, at)))
                .compose(_ -> log(tx, claim, ended, AttemptEntry.retrying(retry, at))));
  }

  /** Nothing was tried: it has to wait until then, for the reason that people are shown. */
  Future<Boolean> waiting(Claim claim, ErrorCode code, String message, Instant until) {
    return ending(
        claim,
        (tx, ended) ->
            update(
                    tx,
                    OutcomeSql.RETRYING,
                    Tuple.of(claim.postId(), code.wire(), message, Times.db(until), 0))
                .compose(_ -> queue(tx, claim, ended, Requeue.retry(claim, until))));
  }

  /** It may be public or not; the platform is asked at an instant. */
  Future<Boolean> unsettled(Claim claim, String message, JsonObject evidence, Instant askAt) {
    return ending(
        claim,
        (tx, ended) ->
            update(tx, OutcomeSql.UNSETTLED, Tuple.of(claim.postId(), message, evidence))
                .compose(_ -> queue(tx, claim, ended, Requeue.reconcile(askAt)))
                .compose(_ -> log(tx, claim, ended, AttemptEntry.unsettled(message, evidence))));
  }

  /** The platform says it is not public: the publish goes on now. */
  Future<Boolean> notPublished(Claim claim, JsonObject evidence, boolean restage, Instant now) {
    return ending(
        claim,
        (tx, ended) ->
            update(tx, OutcomeSql.SETTLED, Tuple.of(claim.postId(), evidence))
                .compose(_ -> restage ? forget(tx, claim) : done())
                .compose(_ -> queue(tx, claim, ended, Requeue.commit(now, claim.targetAt())))
                .compose(_ -> log(tx, claim, ended, AttemptEntry.notPublished(evidence))));
  }

  /** The work goes on as another kind, or at another time; nothing of it is news to people. */
  Future<Boolean> goOn(Claim claim, Requeue requeue) {
    return ending(claim, (tx, ended) -> queue(tx, claim, ended, requeue));
  }

  /** It waits for a person, if the reason for that still stands; else it goes on in a moment. */
  Future<Boolean> hold(Claim claim, String reason, Instant otherwise) {
    String stands = stands(reason);
    return ending(
        claim,
        (tx, ended) ->
            Database.one(tx, stands, Tuple.of(claim.postId()), row -> row.getBoolean(0))
                .compose(
                    still ->
                        still.orElse(false)
                            ? update(tx, OutcomeSql.HOLD, Tuple.of(claim.postId(), reason))
                            : queue(tx, claim, ended, Requeue.later(claim, otherwise))));
  }

  private static String stands(String reason) {
    return switch (reason) {
      case "not_approved" -> OutcomeSql.STILL_UNAPPROVED;
      case WorkLoader.PAUSED -> OutcomeSql.STILL_PAUSED;
      default -> OutcomeSql.STILL_DISCONNECTED;
    };
  }

  /** Work on it broke off by a fault of ours: people are told; the claim stays what it is. */
  Future<Void> broken(Claim claim) {
    return database
        .execute(
            OutcomeSql.BROKEN,
            Tuple.of(
                claim.postId(),
                "Something broke on our side; it is logged. It is tried again.",
                claim.token()))
        .mapEmpty();
  }

  /** It is public already, and now more is known of it, such as where. */
  Future<Boolean> confirmed(Claim claim, PublishOutcome.Published published) {
    return ending(
        claim,
        (tx, _) ->
            update(
                    tx,
                    OutcomeSql.CONFIRMED,
                    Tuple.of(
                        claim.postId(),
                        published.permalink(),
                        published.remotePostId(),
                        published.warning()))
                .compose(_ -> forget(tx, claim)));
  }

  private Future<Boolean> ending(Claim claim, BiFunction<SqlConnection, Ended, Future<Void>> rest) {
    return database
        .transaction(tx -> end(tx, claim, rest))
        .onSuccess(_ -> signals.fire(claim.postId()));
  }

  private Future<Boolean> end(
      SqlConnection tx, Claim claim, BiFunction<SqlConnection, Ended, Future<Void>> rest) {
    return Database.execute(tx, OutcomeSql.LOCK_POST, Tuple.of(claim.postId()))
        .compose(
            _ ->
                Database.one(
                    tx,
                    OutcomeSql.END_WORK,
                    Tuple.of(claim.postId(), claim.token()),
                    row ->
                        new Ended(
                            row.getOffsetDateTime(0).toInstant(),
                            row.getOffsetDateTime(1) == null
                                ? claim.intentAt()
                                : row.getOffsetDateTime(1).toInstant())))
        .compose(
            ended ->
                ended.isEmpty()
                    ? Future.succeededFuture(false)
                    : rest.apply(tx, ended.get())
                        .compose(_ -> update(tx, OutcomeSql.FREE_LANE, lane(claim)))
                        .map(true));
  }

  private static Tuple lane(Claim claim) {
    return Tuple.of(claim.connectionId(), claim.postId());
  }

  private static Future<Void> queue(SqlConnection tx, Claim claim, Ended ended, Requeue requeue) {
    return update(
        tx,
        OutcomeSql.ENQUEUE,
        Tuple.of(
            claim.postId(),
            requeue.kind().wire(),
            Times.db(requeue.runAt()),
            Times.db(requeue.targetAt() == null ? claim.targetAt() : requeue.targetAt()),
            claim.workspaceId(),
            claim.connectionId(),
            claim.platform().value(),
            Times.dbOrNull(ended.intentAt()),
            0,
            requeue.refreshed()));
  }

  private static Future<Void> log(SqlConnection tx, Claim claim, Ended ended, AttemptEntry entry) {
    return update(
        tx,
        OutcomeSql.ATTEMPT,
        Tuple.of(
            IdKind.next(),
            claim.workspaceId(),
            claim.postId(),
            claim.kind().wire(),
            Times.db(ended.claimedAt()),
            Times.dbOrNull(ended.intentAt()),
            entry.outcome(),
            entry.code() == null ? null : entry.code().wire(),
            entry.message(),
            entry.remotePostId(),
            Times.dbOrNull(entry.nextAttemptAt()),
            entry.evidence()));
  }

  private static Future<Void> forget(SqlConnection tx, Claim claim) {
    return update(tx, QueueSql.FORGET, Tuple.of(claim.postId()));
  }

  private static Future<Void> update(SqlConnection tx, String sql, Tuple parameters) {
    return Database.execute(tx, sql, parameters).mapEmpty();
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }
}
