package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.publish.Ending.Change;
import ai.influgen.publishing.publish.Ending.Forget;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes what came of a piece of work: post, queue, attempt log and lane in one transaction that
 * begins by ending the claim. Each method's future says whether the claim was still ours; if not,
 * nothing was written. What ends at the same time is written together.
 */
class Outcomes {
  /** How many outcomes share a commit. */
  private static final int AT_ONCE = 500;

  private final Database database;
  private final PostSignals signals;
  private final Batch<Ending, Optional<Boolean>> endings;
  private final Batch<Ending, Optional<Boolean>> patient;

  Outcomes(Database database, PostSignals signals) {
    this.database = database;
    this.signals = signals;
    this.endings = new Batch<>(AT_ONCE, 2, all -> write(all, false));
    this.patient = new Batch<>(1, 1, one -> write(one, true));
  }

  /** It is public. With {@code confirm}, something is left to read, such as the permalink. */
  Future<Boolean> published(
      Claim claim, PublishOutcome.Published published, JsonArray mediaUrls, boolean confirm) {
    return end(
        new Ending(
            claim,
            new Change.Published(published, mediaUrls, confirm),
            AttemptEntry.published(published),
            null,
            Forget.NOTHING));
  }

  /** It will never be public by itself. */
  Future<Boolean> failed(Claim claim, ErrorCode code, String message) {
    return end(Ending.failed(claim, code, message));
  }

  /** Its account refuses us, unless it was reconnected meanwhile: then it goes on in a moment. */
  Future<Boolean> tokenExpired(Claim claim, String message, Instant otherwise) {
    return standing(
        claim,
        OutcomeSql.STILL_DISCONNECTED,
        Ending.failed(claim, ErrorCode.TOKEN_EXPIRED, message),
        otherwise);
  }

  /** Nobody can tell whether it is public: a person has to look. */
  Future<Boolean> needsConfirmation(Claim claim, String message, JsonObject evidence) {
    return end(
        new Ending(
            claim,
            new Change.Failed(ErrorCode.UNKNOWN_ERROR, message, true, evidence),
            AttemptEntry.undecidable(message, evidence),
            null,
            Forget.NOTHING));
  }

  /** It is not public, and is tried again at an instant. */
  Future<Boolean> retrying(Claim claim, PublishOutcome.RetryLater retry, Instant at) {
    return end(
        new Ending(
            claim,
            new Change.Retrying(retry.code(), retry.message(), at, 1),
            AttemptEntry.retrying(retry, at),
            Requeue.retry(claim, at),
            voided(retry.restage())));
  }

  /** Nothing was tried: it has to wait until then, for the reason that people are shown. */
  Future<Boolean> waiting(Claim claim, ErrorCode code, String message, Instant until) {
    return end(
        new Ending(
            claim,
            new Change.Retrying(code, message, until, 0),
            null,
            Requeue.retry(claim, until),
            Forget.NOTHING));
  }

  /** It may be public or not; the platform is asked at an instant. */
  Future<Boolean> unsettled(Claim claim, String message, JsonObject evidence, Instant askAt) {
    return end(
        new Ending(
            claim,
            new Change.Unsettled(message, evidence),
            AttemptEntry.unsettled(message, evidence),
            Requeue.reconcile(askAt),
            Forget.NOTHING));
  }

  /** The platform says it is not public: the publish goes on now. */
  Future<Boolean> notPublished(Claim claim, JsonObject evidence, boolean restage, Instant now) {
    return end(
        new Ending(
            claim,
            new Change.Settled(evidence),
            AttemptEntry.notPublished(evidence),
            Requeue.commit(now, claim.targetAt()),
            voided(restage)));
  }

  /** The work goes on as another kind, or at another time; nothing of it is news to people. */
  Future<Boolean> goOn(Claim claim, Requeue requeue) {
    return end(Ending.goingOn(claim, requeue));
  }

  /** It is public already, and now more is known of it, such as where. */
  Future<Boolean> confirmed(Claim claim, PublishOutcome.Published published) {
    return end(new Ending(claim, new Change.Confirmed(published), null, null, Forget.ALL));
  }

  /** It waits for a person, if the reason for that still stands; else it goes on in a moment. */
  Future<Boolean> hold(Claim claim, String reason, Instant otherwise) {
    return standing(
        claim,
        stands(reason),
        new Ending(claim, new Change.Held(reason), null, null, Forget.NOTHING),
        otherwise);
  }

  private static Forget voided(boolean restage) {
    return restage ? Forget.STAGED : Forget.NOTHING;
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

  // whose post somebody else has locked waits for it alone, and keeps nobody else waiting
  private Future<Boolean> end(Ending ending) {
    return endings
        .ask(ending)
        .compose(ours -> ours.isPresent() ? Future.succeededFuture(ours) : patient.ask(ending))
        .map(Optional::orElseThrow)
        .onSuccess(_ -> signals.fire(ending.claim().postId()));
  }

  // an answer is empty where the post was locked
  private Future<List<Optional<Boolean>>> write(List<Ending> all, boolean wait) {
    return database.transaction(
        tx -> {
          EndingWriter writer = new EndingWriter(tx);
          return writer
              .lock(all.stream().map(Ending::claim).toList(), wait)
              .compose(locked -> write(writer, all, Set.copyOf(locked), wait));
        });
  }

  private static Future<List<Optional<Boolean>>> write(
      EndingWriter writer, List<Ending> all, Set<UUID> locked, boolean wait) {
    List<Ending> known =
        all.stream().filter(e -> wait || locked.contains(e.claim().postId())).toList();
    return writer
        .end(known)
        .compose(ours -> writer.write(ours).map(ours))
        .map(
            ours -> {
              Set<Ending> written = Collections.newSetFromMap(new IdentityHashMap<>());
              ours.forEach(o -> written.add(o.ending()));
              return all.stream()
                  .map(
                      e ->
                          wait || locked.contains(e.claim().postId())
                              ? Optional.of(written.contains(e))
                              : Optional.<Boolean>empty())
                  .toList();
            });
  }

  // what it hangs on is read under a lock, in the same transaction
  private Future<Boolean> standing(Claim claim, String question, Ending then, Instant otherwise) {
    Ending goOn = Ending.goingOn(claim, Requeue.later(claim, otherwise));
    return database
        .transaction(
            tx -> {
              EndingWriter writer = new EndingWriter(tx);
              return writer
                  .lock(List.of(claim), true)
                  .compose(
                      _ ->
                          Database.one(
                              tx, question, Tuple.of(claim.postId()), row -> row.getBoolean(0)))
                  .compose(still -> writer.end(List.of(still.orElse(false) ? then : goOn)))
                  .compose(ours -> writer.write(ours).map(!ours.isEmpty()));
            })
        .onSuccess(_ -> signals.fire(claim.postId()));
  }
}
