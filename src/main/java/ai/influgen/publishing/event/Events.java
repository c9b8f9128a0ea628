package ai.influgen.publishing.event;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, in an order in which nobody who reads on misses anything. */
public final class Events {
  /** How long an event can be read. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final int SWEPT_AT_ONCE = 500;

  private final Database database;

  public Events(Database database) {
    this.database = database;
  }

  /**
   * Some events, oldest first.
   *
   * @param end where to read on; where this page began if it is empty
   * @param more whether there are others already
   */
  public record Page(List<Event> events, EventPlace end, boolean more) {
    public Page {
      events = List.copyOf(events);
    }
  }

  private record Placed(EventPlace place, Event event) {}

  /** Writes an event as part of the change that it tells of: none without it, none too early. */
  public static Future<Void> append(SqlConnection transaction, Event event) {
    return Database.execute(
            transaction,
            EventSql.APPEND,
            Tuple.of(event.id(), event.workspaceId(), event.type().wire(), event.subjectId())
                .addJsonObject(event.data())
                .addOffsetDateTime(event.at().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /**
   * What happened after that place.
   *
   * @param type null: whatever it is
   */
  public Future<Page> after(
      UUID workspaceId, EventPlace place, @Nullable EventType type, int limit) {
    Tuple parameters =
        Tuple.of(workspaceId, place.xid(), place.seq())
            .addString(type == null ? null : type.wire())
            .addInteger(limit + 1);
    return database
        .list(EventSql.AFTER, parameters, Events::placed)
        .map(
            found -> {
              List<Placed> shown = found.subList(0, Math.min(limit, found.size()));
              return new Page(
                  shown.stream().map(Placed::event).toList(),
                  shown.isEmpty() ? place : shown.getLast().place(),
                  found.size() > limit);
            });
  }

  /** Forgets what is not kept any longer, some at a time; the future holds how many. */
  public Future<Integer> sweep(Instant now) {
    Tuple oldest = Tuple.of(now.minus(KEPT).atOffset(ZoneOffset.UTC), SWEPT_AT_ONCE);
    return database
        .execute(EventSql.SWEEP, oldest)
        .compose(
            gone ->
                gone < SWEPT_AT_ONCE
                    ? Future.succeededFuture(gone)
                    : sweep(now).map(more -> gone + more));
  }

  private static Placed placed(Row row) {
    return new Placed(
        new EventPlace(row.getString("xid"), row.getLong("seq")),
        new Event(
            row.getUUID("id"),
            row.getUUID("workspace_id"),
            EventType.find(row.getString("type")).orElseThrow(),
            row.getUUID("subject_id"),
            row.getJsonObject("data"),
            row.getOffsetDateTime("at").toInstant()));
  }
}
