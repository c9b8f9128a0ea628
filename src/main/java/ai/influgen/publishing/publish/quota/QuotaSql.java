package ai.influgen.publishing.publish.quota;

/** The counts' rows. All of a batch are locked before one is judged, in the order of their keys. */
final class QuotaSql {
  private QuotaSql() {}

  /** $1 subjects, $2 names, $3 tenants: rows that do not exist yet. Primary key. */
  static final String MAKE =
      """
      insert into quota (subject, name, tenant)
      select * from unnest($1::text[], $2::text[], $3::uuid[]) on conflict do nothing
      """;

  /**
   * $1 subjects, $2 names, $3 tenants, in order. A count that a crash of the database loses costs a
   * call of the limit at most, so nobody waits for the disk. Primary key.
   */
  static final String LOCK =
      """
      select q.* from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality as k (subject, name, tenant, place)
        join quota q on (q.subject, q.name, q.tenant) = (k.subject, k.name, k.tenant),
        set_config('synchronous_commit', 'off', true)
      order by k.place
      for update of q
      """;

  /** $1 rows as JSON. Primary key. */
  static final String WRITE =
      """
      update quota q set slices = r.slices, used = r.used, foreign_used = r.foreign_used, foreign_until = r.foreign_until,
        closed_until = r.closed_until, waiting = r.waiting
      from jsonb_to_recordset($1) as r (subject text, name text, tenant uuid, slices timestamptz[], used int[],
        foreign_used int, foreign_until timestamptz, closed_until timestamptz, waiting int)
      where (q.subject, q.name, q.tenant) = (r.subject, r.name, r.tenant)
      """;

  /**
   * $1 platform, $2 end of the window, $3 limit, $4 the app's subject, $5 name, $6 the oldest slice
   * that counts: every workspace with an account there, what it used, and what it will want,
   * counted up to the limit. Scan of the connections; scheduled_post_by_connection, primary key.
   */
  static final String DEMANDS =
      """
      select c.workspace_id, sum(wanted.posts)::int as wanted,
        coalesce((select sum(t.n) from quota q, unnest(q.slices, q.used) t (s, n)
                  where q.subject = $4 and q.name = $5 and q.tenant = c.workspace_id and t.s >= $6), 0)::int as used
      from connection c cross join lateral (
        select count(*) as posts from (
          select from scheduled_post p
          where p.connection_id = c.id and p.status = 'pending' and p.scheduled_at < $2 limit $3) soon) wanted
      where c.platform = $1 and c.state = 'connected'
      group by c.workspace_id
      """;
}
