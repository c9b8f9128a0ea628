package ai.influgen.publishing.publish;

/**
 * The queue, who works on what, and the journal. Locks are taken in one order in all of the engine:
 * scheduled_post, due, inflight, account_gate. Times are the database's.
 */
final class QueueSql {
  private QueueSql() {}

  /**
   * $1 horizon in s, $2 limit, $3 instance. Left edge of due_by_time: a volatile clock in the
   * condition would read all of it. An instance whose lease has run out claims nothing.
   * Materialised, so that the planner can't lock more rows than the limit.
   */
  static final String CLAIM =
      """
      with picked as materialized (
        select post_id from due
        where run_at <= statement_timestamp() + $1::float8 * interval '1 second'
          and exists (select 1 from instance i where i.id = $3
                      and i.beat_at > clock_timestamp() - interval '2 seconds')
        order by run_at, post_id
        limit $2
        for update skip locked),
      taken as (
        delete from due d using picked p where d.post_id = p.post_id returning d.*)
      insert into inflight (post_id, kind, state, instance_id, token, run_at, target_at, workspace_id, connection_id,
                            platform, claimed_at, intent_at, rounds, refreshed)
      select post_id, kind, 'claimed', $3, gen_random_uuid(), run_at, target_at, workspace_id, connection_id,
             platform, clock_timestamp(), intent_at, rounds, refreshed
      from taken
      returning *
      """;

  /**
   * $1 post, $2 token: a hand-over that got lost is offered again; whoever got it after all can't
   * write any more. Primary key.
   */
  static final String OFFER_AGAIN =
      """
      update inflight set token = gen_random_uuid()
      where post_id = $1 and token = $2 and state = 'claimed'
      returning token
      """;

  /**
   * $1 instance: what this instance holds that has not been permitted goes back into the queue.
   * Scan of a small table.
   */
  static final String GIVE_BACK =
      """
      with back as (
        delete from inflight where instance_id = $1 and state = 'claimed' returning *)
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed)
      select post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed from back
      """;

  /** $1 post, $2 token: the same for one post, and not before $3. Primary key. */
  static final String PUT_OFF =
      """
      with back as (
        delete from inflight where post_id = $1 and token = $2 and state = 'claimed' returning *)
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed)
      select post_id, kind, greatest(run_at, $3), target_at, workspace_id, connection_id, platform, intent_at, $4, $5 from back
      """;

  /** $1 post, $2 token: what was claimed needs no work any more. Primary key. */
  static final String DROP =
      "delete from inflight where post_id = $1 and token = $2 and state = 'claimed'";

  /** $1 posts, $2 staged for, each pair's entries oldest first. Primary keys. */
  static final String JOURNAL =
      """
      select s.post_id, s.staged_for, s.step, s.result, s.at
      from unnest($1::uuid[], $2::text[]) as wanted (post_id, staged_for)
        join publish_step s on s.post_id = wanted.post_id and s.staged_for = wanted.staged_for
      order by s.seq
      """;

  /**
   * $1 posts, $2 tokens, $3 staged for, $4 steps, $5 results. Only the owner writes: the number of
   * a row back permits its next step. Primary keys, row by row: the fence keeps a plan from
   * comparing every claim with every row when the table was last seen empty.
   */
  static final String KEEP =
      """
      with mine as materialized (
        select a.*, clock_timestamp() as at
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]::jsonb[])
          with ordinality as a (post_id, token, staged_for, step, result, n)
        cross join lateral (
          select from inflight i where i.post_id = a.post_id and i.token = a.token offset 0) owned),
      kept as (
        insert into publish_step (post_id, staged_for, step, result, at)
        select post_id, staged_for, step, result, at from mine order by post_id, n)
      select n, at from mine
      """;

  /**
   * $1 post, $2 staged for, $3 step, $4 result: an answer that came after its token had gone.
   * Evidence for the reconciler.
   */
  static final String KEEP_LATE =
      "insert into publish_step (post_id, staged_for, step, result, late) values ($1, $2, $3, $4, true)";

  /** $1 posts: what was staged is void. Primary keys. */
  static final String FORGET = "delete from publish_step where post_id = any($1)";

  /** $1 post. Primary key. */
  static final String WITHDRAW_DUE =
      "delete from due where post_id = $1 and kind in ('stage', 'commit') returning post_id";

  /** $1 post. Primary key. */
  static final String WITHDRAW_CLAIMED =
      """
      delete from inflight where post_id = $1 and state = 'claimed' and kind in ('stage', 'commit') returning post_id
      """;

  /** $1 post: whether it is past the point of no return; no row: it is nowhere. Primary keys. */
  static final String BUSY =
      """
      select kind in ('confirm', 'reconcile') from due where post_id = $1
      union all
      select state = 'sending' or kind in ('confirm', 'reconcile') from inflight where post_id = $1
      """;
}
