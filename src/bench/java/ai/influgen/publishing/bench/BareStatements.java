package ai.influgen.publishing.bench;

/**
 * What the engine writes for a batch of posts, as few statements as it takes: what the database
 * alone would do. Lists of posts and tokens are parallel.
 */
final class BareStatements {
  private BareStatements() {}

  /** The limit, the instance. */
  static final String CLAIM =
      """
      with picked as materialized (
        select post_id from due where run_at <= statement_timestamp()
          and kind <> 'stage' and platform = 'instant'
        order by date_bin(interval '1 second', run_at, timestamptz '2000-01-01 00:00:00+00'), rank
        limit ? for update skip locked),
      taken as (
        delete from due d where d.post_id = any(array(select post_id from picked)) returning d.*)
      insert into inflight (post_id, kind, state, instance_id, token, run_at, target_at, workspace_id, connection_id,
                            platform, claimed_at, intent_at, rounds, refreshed, rank)
      select post_id, kind, 'claimed', ?, gen_random_uuid(), run_at, target_at, workspace_id, connection_id,
             platform, clock_timestamp(), intent_at, rounds, refreshed, rank
      from taken
      returning post_id, token
      """;

  /** The step and its result, posts, tokens. */
  static final String KEEP =
      """
      insert into publish_step (post_id, staged_for, step, result)
      select i.post_id, 'a-hash-of-the-payload/acc', ?, ?::jsonb
      from unnest(?::uuid[], ?::uuid[]) t(post, token) join inflight i on i.post_id = t.post and i.token = t.token
      """;

  /** Posts; then again. */
  static final String LOCK =
      """
      select 1 from scheduled_post where id = any(?::uuid[]) order by id for update
      """;

  /** Posts. */
  static final String LOCK_GATES =
      """
      select 1 from account_gate where connection_id in (select connection_id from inflight where post_id = any(?::uuid[]))
      order by connection_id for update
      """;

  /** Posts, tokens. */
  static final String INTENT =
      """
      with judged as materialized (
        select i.post_id, i.connection_id
        from unnest(?::uuid[], ?::uuid[]) t(post, token)
          join inflight i on i.post_id = t.post and i.token = t.token and i.state = 'claimed'
          join scheduled_post p on p.id = i.post_id and p.status = 'pending' and p.held is null
          join content_item c on c.id = p.content_id and c.approval_hash = p.approval_hash
          join connection n on n.id = p.connection_id and n.remote_id = p.remote_account_id
          join account_gate g on g.connection_id = i.connection_id and (g.not_before is null or g.not_before < clock_timestamp())),
      named as (
        update scheduled_post p set payload_hash = 'a-hash-of-the-payload', sent_approval_hash = approval_hash,
          intent_at = clock_timestamp()
        from judged j where p.id = j.post_id),
      lane as (
        update account_gate g set lane_post_id = j.post_id from judged j where g.connection_id = j.connection_id)
      update inflight i set state = 'sending', intent_at = clock_timestamp() from judged j where i.post_id = j.post_id
      """;

  /** Posts, tokens. */
  static final String OUTCOME =
      """
      with ended as materialized (
        delete from inflight i using unnest(?::uuid[], ?::uuid[]) t(post, token)
        where i.post_id = t.post and i.token = t.token
        returning i.post_id, i.workspace_id, i.connection_id, i.claimed_at, i.intent_at, i.target_at),
      free as (
        update account_gate g set lane_post_id = null from ended e
        where g.connection_id = e.connection_id and g.lane_post_id is not null),
      content as (
        update content_item c set status = 'published', updated_at = clock_timestamp()
        from ended e join scheduled_post p on p.id = e.post_id
        where c.id = p.content_id and c.status = 'approved'),
      logged as (
        insert into publish_attempt (id, workspace_id, post_id, kind, started_at, intent_at, ended_at, outcome,
                                     remote_post_id, evidence)
        select gen_random_uuid(), workspace_id, post_id,
               'commit', claimed_at, intent_at, clock_timestamp(), 'published', post_id::text, '{}'
        from ended e)
      update scheduled_post p set status = 'published', remote_post_id = p.id::text, permalink = 'http://instant/' || p.id,
        media_urls = '["http://instant/media"]', published_at = e.intent_at, attempts = attempts + 1,
        lateness_ms = extract(epoch from e.intent_at - e.target_at) * 1000, evidence = '{}', ended_at = clock_timestamp(),
        error_code = null, error_message = null, retryable = null, next_attempt_at = null, unsettled = false,
        needs_confirmation = false, updated_at = clock_timestamp()
      from ended e where p.id = e.post_id and p.status = 'pending'
      """;
}
