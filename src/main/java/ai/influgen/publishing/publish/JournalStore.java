package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The journal of a publish in the database. Every write is fenced by the claim's token. */
final class JournalStore {
  /** How many steps, of many posts, share a statement. */
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Batch<Key, Optional<Journal>> reads = Batch.lookup(AT_ONCE, 2, this::readEach);
  private final Batch<Done, Optional<Journal.Entry>> writes = new Batch<>(AT_ONCE, 2, this::keep);

  private record Key(UUID postId, String stagedFor) {
    static Key of(Row row) {
      return new Key(row.getUUID("post_id"), row.getString("staged_for"));
    }
  }

  private record Done(UUID postId, UUID token, String stagedFor, String step, JsonObject result) {
    Journal.Entry keptAt(Instant at) {
      return new Journal.Entry(step, result, at);
    }
  }

  JournalStore(Database database) {
    this.database = database;
  }

  Future<Journal> read(Claim claim, String stagedFor) {
    return reads
        .ask(new Key(claim.postId(), stagedFor))
        .map(found -> found.orElseGet(() -> new Journal(List.of())));
  }

  private Future<Map<Key, Journal>> readEach(Collection<Key> keys) {
    return database
        .list(
            QueueSql.JOURNAL,
            Columns.of(List.copyOf(keys)).uuids(Key::postId).texts(Key::stagedFor).tuple(),
            row -> row)
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            Key::of,
                            Collectors.collectingAndThen(
                                Collectors.mapping(JournalStore::entry, Collectors.toList()),
                                Journal::new))));
  }

  private static Journal.Entry entry(Row row) {
    return new Journal.Entry(
        row.getString("step"),
        row.getJsonObject("result"),
        row.getOffsetDateTime("at").toInstant());
  }

  /**
   * Keeps a step done; empty if the claim is somebody else's by now, and whoever asked must stop.
   */
  Future<Optional<Journal.Entry>> keep(
      Claim claim, String stagedFor, String step, JsonObject result) {
    return writes.ask(new Done(claim.postId(), claim.token(), stagedFor, step, result));
  }

  private Future<List<Optional<Journal.Entry>>> keep(List<Done> steps) {
    Tuple columns =
        Columns.of(steps)
            .uuids(Done::postId)
            .uuids(Done::token)
            .texts(Done::stagedFor)
            .texts(Done::step)
            .objects(Done::result)
            .tuple();
    Map<Integer, Instant> kept = new HashMap<>();
    return database
        .list(
            QueueSql.KEEP,
            columns,
            row -> kept.put(row.getInteger("n"), row.getOffsetDateTime("at").toInstant()))
        .map(
            _ ->
                IntStream.range(0, steps.size())
                    .mapToObj(i -> Optional.ofNullable(kept.get(i + 1)).map(steps.get(i)::keptAt))
                    .toList());
  }

  /**
   * Keeps an answer whose claim has gone, so that the reconciler finds it.
   *
   * @param intentAt when its call was permitted: where it stands among the steps
   */
  Future<Void> keepLate(
      Claim claim, String stagedFor, String step, JsonObject result, Instant intentAt) {
    return database
        .execute(
            QueueSql.KEEP_LATE,
            Tuple.of(claim.postId(), stagedFor, step, result, Times.db(intentAt)))
        .mapEmpty();
  }
}
