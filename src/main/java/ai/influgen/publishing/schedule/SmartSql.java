package ai.influgen.publishing.schedule;

/** The SQL of the smart schedule. */
final class SmartSql {
  private SmartSql() {}

  // One plan at a time for an account, until the transaction ends. The keys come in order, so that
  // two calls never wait for each other
  static final String LOCK_ACCOUNTS =
      "select pg_advisory_xact_lock(key) from unnest($1::bigint[]) key";

  // Content that some of the accounts never had under its approval, what waits longest first.
  // content_item_by_character; scheduled_post_by_content
  static final String WAITING =
      """
      select c.id, c.approval_hash, served.connections
      from content_item c
      cross join lateral (
        select coalesce(array_agg(distinct p.connection_id), '{}') as connections
        from scheduled_post p
        where p.content_id = c.id and p.workspace_id = c.workspace_id
          and p.connection_id = any($3) and p.approval_hash = c.approval_hash
          and (p.status in ('pending', 'published') or p.needs_confirmation)) served
      where c.workspace_id = $1 and c.character_id = $2
        and (c.status = 'approved' or ($4 and c.status = 'published'))
        and cardinality(served.connections) < cardinality($3::uuid[])
      order by c.approved_at, c.id
      limit $5
      """;

  // When something is or was posted. scheduled_post_by_connection
  static final String BUSY =
      """
      select connection_id, greatest(scheduled_at, next_attempt_at) as at
      from scheduled_post
      where workspace_id = $1 and connection_id = any($2) and status = 'pending'
        and greatest(scheduled_at, next_attempt_at) between $3 and $4
      union all
      select connection_id, coalesce(published_at, intent_at, ended_at)
      from scheduled_post
      where workspace_id = $1 and connection_id = any($2) and status in ('published', 'failed')
        and (status = 'published' or needs_confirmation) and ended_at >= $3
      order by connection_id, at
      """;

  // primary key; the lock is that of ScheduleSql.KEEP_APPROVAL, for the same reasons
  static final String KEEP_APPROVALS =
      """
      select c.id
      from content_item c
      join unnest($2::uuid[], $3::text[]) as planned (id, approval_hash) on planned.id = c.id
      where c.workspace_id = $1 and c.approval_hash = planned.approval_hash
        and c.status in ('approved', 'published')
      order by c.id
      for key share of c
      """;
}
