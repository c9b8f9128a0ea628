package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The journal of a publish in the database. Every write is fenced by the claim's token. */
final class JournalStore {
  private final Database database;

  JournalStore(Database database) {
    this.database = database;
  }

  Future<Journal> read(Claim claim, String stagedFor) {
    return database
        .list(
            QueueSql.JOURNAL,
            Tuple.of(claim.postId(), stagedFor),
            row ->
                new Journal.Entry(
                    row.getString("step"),
                    row.getJsonObject("result"),
                    row.getOffsetDateTime("at").toInstant()))
        .map(Journal::new);
  }

  /**
   * Keeps a step done; empty if the claim is somebody else's by now, and whoever asked must stop.
   */
  Future<Optional<Journal.Entry>> keep(
      Claim claim, String stagedFor, String step, JsonObject result) {
    return database.one(
        QueueSql.KEEP,
        Tuple.of(claim.postId(), claim.token(), stagedFor, step, result),
        row -> new Journal.Entry(step, result, row.getOffsetDateTime(0).toInstant()));
  }

  /** Keeps an answer whose claim has gone, so that the reconciler finds it. */
  Future<Void> keepLate(Claim claim, String stagedFor, String step, JsonObject result) {
    return database
        .execute(QueueSql.KEEP_LATE, Tuple.of(claim.postId(), stagedFor, step, result))
        .mapEmpty();
  }
}
