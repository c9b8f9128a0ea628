package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who works on what: rows of {@code due} become this instance's rows of {@code inflight}, and back.
 */
final class Claims {
  private final Database database;
  private final UUID instance;

  Claims(Database database, UUID instance) {
    this.database = database;
    this.instance = instance;
  }

  /** Takes what is due within the horizon, soonest first. */
  Future<List<Claim>> take(double horizonSeconds, int limit) {
    return database.list(QueueSql.CLAIM, Tuple.of(horizonSeconds, limit, instance), Claim::of);
  }

  /** A new hand-over of the same claim; empty if it is past its intent or somebody else's. */
  Future<Optional<Claim>> offerAgain(Claim claim) {
    return database.one(
        QueueSql.OFFER_AGAIN,
        Tuple.of(claim.postId(), claim.token()),
        row -> claim.handedOverAs(row.getUUID(0)));
  }

  /**
   * Puts a claim back into the queue: asked again at an instant, as the {@code rounds}-th time in a
   * row.
   */
  Future<Void> putOff(Claim claim, Instant at, int rounds, boolean refreshed) {
    return database
        .execute(
            QueueSql.PUT_OFF,
            Tuple.of(claim.postId(), claim.token(), Times.db(at), rounds, refreshed))
        .mapEmpty();
  }

  /** Ends a claim that needs no work. */
  Future<Void> drop(Claim claim) {
    return database.execute(QueueSql.DROP, Tuple.of(claim.postId(), claim.token())).mapEmpty();
  }

  /** Gives back everything that has not been permitted yet. */
  Future<Integer> giveBackAll() {
    return database.execute(QueueSql.GIVE_BACK, Tuple.of(instance));
  }
}
