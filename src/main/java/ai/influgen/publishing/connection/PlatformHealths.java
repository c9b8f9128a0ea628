package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the platforms do, as each instance that calls them found out for itself. */
public final class PlatformHealths {
  /**
   * $1 instance, $2 platform, $3 state, $4 since, $5 next try, $6 error, $7 when. Primary key. Two
   * writes that overtake each other leave the newer.
   */
  private static final String WRITE =
      """
      insert into platform_health as h (instance_id, platform, state, since, next_try_at, last_error, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (instance_id, platform) do update set state = excluded.state, since = excluded.since,
        next_try_at = excluded.next_try_at, last_error = excluded.last_error, changed_at = excluded.changed_at
      where h.changed_at <= excluded.changed_at
      """;

  /**
   * The worst that an instance which is alive knows of each platform: a few rows in all. What the
   * dead found out may long have passed.
   */
  private static final String READ =
      """
      select distinct on (h.platform) h.platform, h.state, h.since, h.next_try_at, h.last_error
      from platform_health h join instance i on i.id = h.instance_id
      where i.beat_at > clock_timestamp() - interval '3 seconds'
      order by h.platform, array_position(array['down', 'degraded', 'up'], h.state), h.since
      """;

  private final Database database;

  public PlatformHealths(Database database) {
    this.database = database;
  }

  /** What an instance found out at that time. */
  public Future<Void> write(UUID instance, PlatformHealth health, Instant at) {
    return database
        .execute(
            WRITE,
            Tuple.of(instance, health.platform().value(), health.state().wire())
                .addOffsetDateTime(utc(health.since()))
                .addOffsetDateTime(utc(health.nextTryAt()))
                .addString(health.lastError())
                .addOffsetDateTime(utc(at)))
        .mapEmpty();
  }

  /** By platform; one that is missing has given no cause for doubt. */
  public Future<Map<PlatformName, PlatformHealth>> read() {
    return database.list(READ, Tuple.tuple(), PlatformHealths::health).map(PlatformHealths::named);
  }

  private static Map<PlatformName, PlatformHealth> named(List<PlatformHealth> all) {
    return all.stream().collect(Collectors.toMap(PlatformHealth::platform, Function.identity()));
  }

  private static PlatformHealth health(Row row) {
    return new PlatformHealth(
        new PlatformName(row.getString("platform")),
        PlatformHealth.State.ofWire(row.getString("state")),
        instant(row.getOffsetDateTime("since")),
        instant(row.getOffsetDateTime("next_try_at")),
        row.getString("last_error"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
