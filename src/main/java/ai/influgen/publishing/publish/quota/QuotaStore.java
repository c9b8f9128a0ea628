package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The counts in the database: a batch of what is asked is one short transaction. */
final class QuotaStore {
  private final Database database;

  QuotaStore(Database database) {
    this.database = database;
  }

  /** Answers each in its place, as if they had asked one after the other. */
  Future<List<Optional<QuotaRefusal>>> enter(List<QuotaAsk> asks) {
    TreeSet<QuotaKey> keys = new TreeSet<>();
    asks.stream().flatMap(QuotaAsk::keys).forEach(keys::add);
    List<QuotaKey> ordered = List.copyOf(keys);
    return database.transaction(
        tx ->
            locked(tx, ordered)
                .compose(
                    counts -> {
                      QuotaBook book = new QuotaBook(counts);
                      List<Optional<QuotaRefusal>> answers =
                          asks.stream().map(book::enter).toList();
                      return write(tx, book.changed()).map(answers);
                    }));
  }

  private static Future<Map<QuotaKey, QuotaCount>> locked(SqlConnection tx, List<QuotaKey> keys) {
    return lock(tx, keys)
        .compose(
            found ->
                found.size() == keys.size()
                    ? Future.succeededFuture(found)
                    : Database.execute(tx, QuotaSql.MAKE, named(keys))
                        .compose(_ -> lock(tx, keys)));
  }

  private static Future<Map<QuotaKey, QuotaCount>> lock(SqlConnection tx, List<QuotaKey> keys) {
    return Database.list(tx, QuotaSql.LOCK, named(keys), QuotaStore::entry)
        .map(
            entries -> {
              Map<QuotaKey, QuotaCount> counts = new HashMap<>();
              entries.forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
              return counts;
            });
  }

  private static Future<Void> write(SqlConnection tx, Map<QuotaKey, QuotaCount> changed) {
    JsonArray rows = new JsonArray();
    changed.forEach((key, count) -> rows.add(row(key, count)));
    return Database.execute(tx, QuotaSql.WRITE, Tuple.of(rows)).mapEmpty();
  }

  private static Tuple named(List<QuotaKey> keys) {
    return Tuple.of(
        keys.stream().map(QuotaKey::subject).toArray(String[]::new),
        keys.stream().map(QuotaKey::name).toArray(String[]::new),
        keys.stream().map(QuotaKey::tenant).toArray(UUID[]::new));
  }

  private static JsonObject row(QuotaKey key, QuotaCount count) {
    JsonArray slices = new JsonArray();
    JsonArray used = new JsonArray();
    for (QuotaCount.Slice slice : count.used()) {
      slices.add(slice.from().toString());
      used.add(slice.calls());
    }
    return new JsonObject()
        .put("subject", key.subject())
        .put("name", key.name())
        .put("tenant", key.tenant().toString())
        .put("slices", slices)
        .put("used", used)
        .put("foreign_used", count.foreign())
        .put("foreign_until", count.foreignUntil().toString())
        .put("closed_until", count.closedUntil().toString())
        .put("waiting", count.waiting());
  }

  private static Map.Entry<QuotaKey, QuotaCount> entry(Row row) {
    OffsetDateTime[] slices = row.getArrayOfOffsetDateTimes("slices");
    Integer[] used = row.getArrayOfIntegers("used");
    List<QuotaCount.Slice> counted = new ArrayList<>();
    for (int i = 0; i < slices.length; i++) {
      counted.add(new QuotaCount.Slice(slices[i].toInstant(), used[i]));
    }
    QuotaKey key =
        new QuotaKey(row.getString("subject"), row.getString("name"), row.getUUID("tenant"));
    return Map.entry(
        key,
        new QuotaCount(
            counted,
            row.getInteger("foreign_used"),
            instant(row, "foreign_until"),
            instant(row, "closed_until"),
            row.getInteger("waiting")));
  }

  // what was never told stands as minus infinity, which no text of an instant can say
  private static Instant instant(Row row, String column) {
    Instant found = row.getOffsetDateTime(column).toInstant();
    return found.isBefore(Instant.EPOCH) ? Instant.EPOCH : found;
  }
}
