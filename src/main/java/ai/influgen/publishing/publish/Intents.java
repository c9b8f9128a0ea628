package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The durable permission to make the one call that may not be repeated. A crash after it leaves a
 * row that says so, and nobody calls again before the platform was asked.
 */
final class Intents {
  private final Database database;
  private final UUID instance;

  /** What came of asking. */
  sealed interface Verdict {
    /** Call now, once, within the send deadline. */
    record Granted(Instant intentAt) implements Verdict {}

    /** Don't call. */
    sealed interface Refusal extends Verdict {}

    /**
     * Ask again in a moment: another post of the account goes first, or somebody just looks at this
     * one.
     */
    record Busy() implements Refusal {}

    /** The platform asked to leave the account alone until then. */
    record NotBefore(Instant until) implements Refusal {}

    /** The same payload's fate is unknown on this account. */
    record TwinUnsettled() implements Refusal {}

    /** What was prepared is not what is approved now. */
    record Stale() implements Refusal {}

    /** The claim is somebody else's by now: hands off. */
    record Lost() implements Refusal {}
  }

  Intents(Database database, UUID instance) {
    this.database = database;
    this.instance = instance;
  }

  /**
   * Asks for the permission. If the answer gets lost, what was decided is read back, never guessed.
   */
  Future<Verdict> ask(Claim claim, String approvalHash, String payloadHash) {
    Tuple locks = Tuple.of(claim.postId(), claim.token(), instance);
    Tuple question = Tuple.of(claim.postId(), claim.token(), approvalHash, payloadHash);
    return database
        .transaction(
            tx ->
                Database.list(tx, IntentSql.INTENT_LOCK, locks, row -> row.getUUID(0))
                    .compose(
                        locked ->
                            locked.isEmpty()
                                ? Future.succeededFuture(Optional.<Verdict>empty())
                                : Database.one(tx, IntentSql.INTENT, question, Intents::verdict)))
        .recover(_ -> Future.succeededFuture(Optional.empty()))
        .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> readBack(claim)));
  }

  private Future<Verdict> readBack(Claim claim) {
    return database
        .one(IntentSql.INTENT_READ_BACK, Tuple.of(claim.postId(), claim.token()), Intents::standing)
        .map(found -> found.orElseGet(Verdict.Lost::new));
  }

  private static Verdict standing(Row row) {
    return row.getString("state").equals("sending")
        ? new Verdict.Granted(row.getOffsetDateTime("intent_at").toInstant())
        : new Verdict.Busy();
  }

  private static Verdict verdict(Row row) {
    return switch (row.getString("verdict")) {
      case "granted" -> new Verdict.Granted(row.getOffsetDateTime("intent_at").toInstant());
      case "lane" -> new Verdict.Busy();
      case "not_before" -> new Verdict.NotBefore(row.getOffsetDateTime("not_before").toInstant());
      case "twin" -> new Verdict.TwinUnsettled();
      case "stale" -> new Verdict.Stale();
      default -> throw new IllegalStateException("an intent can't be " + row.getString("verdict"));
    };
  }

  /** Until when the platform asked to leave the account alone; empty: it did not. */
  Future<Optional<Instant>> closedUntil(UUID connectionId) {
    return database.one(
        IntentSql.CLOSED_GATE, Tuple.of(connectionId), row -> row.getOffsetDateTime(0).toInstant());
  }

  /** Keeps every post of the account from committing until then. */
  Future<Void> closeGate(UUID connectionId, Instant until) {
    return database
        .execute(IntentSql.CLOSE_GATE, Tuple.of(connectionId, Times.db(until)))
        .mapEmpty();
  }
}
