package ai.influgen.publishing.runtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a statement takes many of them at once: one array per column, in the order in which the
 * columns are named, to be put together again by {@code unnest}.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  private final List<T> rows;
  private final Tuple tuple = Tuple.tuple();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  public Columns<T> uuids(Function<T, UUID> column) {
    tuple.addArrayOfUUID(rows.stream().map(column).toArray(UUID[]::new));
    return this;
  }

  public Columns<T> texts(Function<T, @Nullable String> column) {
    tuple.addArrayOfString(rows.stream().map(column).toArray(String[]::new));
    return this;
  }

  public Columns<T> times(Function<T, @Nullable Instant> column) {
    tuple.addArrayOfOffsetDateTime(
        rows.stream().map(row -> offset(column.apply(row))).toArray(OffsetDateTime[]::new));
    return this;
  }

  /**
   * As text, to be cast by {@code ::text[]::jsonb[]}: in an array of JSON the driver would turn a
   * missing value into the JSON value null.
   */
  public Columns<T> objects(Function<T, @Nullable JsonObject> column) {
    return texts(
        row -> {
          JsonObject json = column.apply(row);
          return json == null ? null : json.encode();
        });
  }

  /** As {@link #objects}. */
  public Columns<T> arrays(Function<T, JsonArray> column) {
    return texts(row -> column.apply(row).encode());
  }

  public Columns<T> longs(Function<T, Long> column) {
    tuple.addArrayOfLong(rows.stream().map(column).toArray(Long[]::new));
    return this;
  }

  public Columns<T> integers(Function<T, Integer> column) {
    tuple.addArrayOfInteger(rows.stream().map(column).toArray(Integer[]::new));
    return this;
  }

  public Columns<T> booleans(Function<T, Boolean> column) {
    tuple.addArrayOfBoolean(rows.stream().map(column).toArray(Boolean[]::new));
    return this;
  }

  /** Whether there are no rows at all. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The arrays, to be given to the statement. */
  public Tuple tuple() {
    return tuple;
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
