package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the state of connections means for their posts, in one statement for all of them. */
final class ForecastSql {
  private ForecastSql() {}

  /**
   * $1 workspace; per connection its id, from when on it does not work, and since when it is
   * connected. What is at risk, has failed and was published last by scheduled_post_by_connection;
   * what is held by scheduled_post_held. What waits for another account than the one that is
   * connected now counts for nothing.
   */
  private static final String FORECAST =
      """
      select a.connection_id, risk.*, waiting.held, ended.failed, newest.published_at
      from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as a (connection_id, ends_at, since)
      cross join lateral (
        select count(*)::int as at_risk, min(p.scheduled_at) as first_at, max(p.scheduled_at) as last_at
        from scheduled_post p
        where p.connection_id = a.connection_id and p.workspace_id = $1 and p.status = 'pending'
          and p.scheduled_at >= a.ends_at
          and (p.held is null or p.held not in ('connection_expired', 'disconnected'))) risk
      cross join lateral (
        select count(*)::int as held from scheduled_post p join connection n on n.id = p.connection_id
        where p.connection_id = a.connection_id and p.workspace_id = $1 and p.status = 'pending'
          and p.held in ('connection_expired', 'disconnected')
          and (p.remote_account_id = n.remote_id) is not false) waiting
      cross join lateral (
        select count(*)::int as failed from scheduled_post p
        where p.connection_id = a.connection_id and p.workspace_id = $1 and p.status = 'failed'
          and p.error_code = 'token_expired' and not p.needs_confirmation and p.ended_at >= a.since) ended
      left join lateral (
        select p.published_at from scheduled_post p
        where p.connection_id = a.connection_id and p.workspace_id = $1 and p.status = 'published'
        order by p.scheduled_at desc limit 1) newest on true
      """;

  static Future<Map<UUID, PostForecast>> ask(
      SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
    Columns<PostForecast.Asked> columns =
        Columns.of(asked)
            .uuids(PostForecast.Asked::connectionId)
            .times(PostForecast.Asked::endsAt)
            .times(PostForecast.Asked::since);
    Tuple parameters = Tuple.of(workspaceId);
    for (int i = 0; i < columns.tuple().size(); i++) {
      parameters.addValue(columns.tuple().getValue(i));
    }
    return Database.list(client, FORECAST, parameters, Found::of)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Found::connectionId, Found::forecast)));
  }

  private record Found(UUID connectionId, PostForecast forecast) {
    static Found of(Row row) {
      return new Found(
          row.getUUID("connection_id"),
          new PostForecast(
              new PostForecast.AtRisk(
                  row.getInteger("at_risk"), instant(row, "first_at"), instant(row, "last_at")),
              row.getInteger("held"),
              row.getInteger("failed"),
              instant(row, "published_at")));
    }
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
