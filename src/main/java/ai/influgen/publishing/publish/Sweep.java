package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Takes away rows that nobody needs any more, a batch at a time. */
final class Sweep {
  /** How often a batch is taken. */
  static final Duration EVERY = Duration.ofMinutes(1);

  /**
   * The journals of posts that are public or cancelled for a day: a scan of those that still have
   * one. What failed keeps its journal, for whoever tries it again.
   */
  private static final String JOURNALS =
      """
      delete from publish_step s using (
        select distinct j.post_id from publish_step j join scheduled_post p on p.id = j.post_id
        where p.status in ('published', 'cancelled') and p.ended_at < clock_timestamp() - interval '1 day'
        limit 500) old
      where s.post_id = old.post_id
        and not exists (select 1 from due d where d.post_id = old.post_id)
        and not exists (select 1 from inflight i where i.post_id = old.post_id)
      """;

  /** Instances that died; each leaves one row of a small table. */
  private static final String INSTANCES =
      "delete from instance where beat_at < clock_timestamp() - interval '1 day'";

  /** What instances found out of platforms that are no more. A small table. */
  private static final String HEALTHS =
      """
      delete from platform_health h
      where h.changed_at < clock_timestamp() - interval '1 hour' and not exists (select 1 from instance i where i.id = h.instance_id)
      """;

  /** Limits that were not counted against for longer than any platform's window is. Scan. */
  private static final String QUOTAS =
      """
      delete from quota q using (
        select ctid from quota
        where closed_until < clock_timestamp() and foreign_until < clock_timestamp()
          and coalesce((select max(at) from unnest(slices) at), '-infinity') < clock_timestamp() - interval '40 days'
        limit 500 for update skip locked) old
      where q.ctid = old.ctid
      """;

  private final Database database;

  Sweep(Database database) {
    this.database = database;
  }

  /** One batch of each; the future holds how many rows went. */
  Future<Integer> sweep() {
    Future<Integer> gone = Future.succeededFuture(0);
    for (String sql : new String[] {JOURNALS, INSTANCES, HEALTHS, QUOTAS}) {
      gone = gone.compose(sum -> database.execute(sql, Tuple.tuple()).map(rows -> sum + rows));
    }
    return gone;
  }
}
