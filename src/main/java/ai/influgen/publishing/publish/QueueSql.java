package ai.influgen.publishing.publish;

/**
 * The queue, who works on what, and the journal. Locks are taken in one order in all of the engine:
 * scheduled_post, due, inflight, account_gate. Times are the database's.
 */
final class QueueSql {
  private QueueSql() {}

  private static final String COLUMNS =
      """
      post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed, rank, in_line
      """;

  /**
   * $1…$8 as named, each a list, one place per post: posts that are new to the queue. Made first
   * are the gates that the accounts don't have yet.
   */
  static final String PUT =
      """
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, rank)
      select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[],
                           $8::int[])
      """;

  /**
   * $1 posts: how much media each sends, by the content as it is now, or the person's choice of it.
   * Primary keys.
   */
  static final String MEDIA =
      """
      select p.id, sum(m.bytes)::bigint as bytes, bool_or(m.type = 'video') as video
      from scheduled_post p
        join content_item c on c.id = p.content_id and c.workspace_id = p.workspace_id
        cross join unnest(coalesce(
          p.media_ids, array(select (use ->> 'media_id')::uuid from jsonb_array_elements(c.media) use))) as sent (media_id)
        join media_asset m on m.id = sent.media_id and m.workspace_id = p.workspace_id
      where p.id = any($1)
      group by p.id
      """;

  /** $1 connections: their gates, each made once. Primary key. */
  static final String ENSURE_GATES =
      """
      insert into account_gate (connection_id) select distinct c from unnest($1::uuid[]) c order by c
      on conflict (connection_id) do nothing
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
   * $1 instance, $2 tokens, or null for all: what this instance holds that has not been permitted
   * goes back into the queue. Scan of a small table. What somebody else has locked is left alone:
   * whoever holds several of these waits for none.
   */
  static final String GIVE_BACK =
      """
      with mine as materialized (
        select post_id from inflight
        where instance_id = $1 and state = 'claimed' and ($2::uuid[] is null or token = any($2))
        order by post_id
        for update skip locked),
      back as (
        delete from inflight where post_id = any(array(select post_id from mine)) returning *)
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed,
                       rank, in_line)
      select %s from back
      """
          .formatted(COLUMNS);

  /**
   * $1 post, $2 token: the same for one post, not before $3, as the $4-th time in a row; $6:
   * nothing of its account may go before it. Primary key.
   */
  static final String PUT_OFF =
      """
      with back as (
        delete from inflight where post_id = $1 and token = $2 and state = 'claimed' returning *)
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed,
                       rank, in_line)
      select post_id, kind, greatest(run_at, $3), target_at, workspace_id, connection_id, platform, intent_at, $4, $5,
             rank, $6 and kind = 'commit'
      from back
      """;

  /** $1 post, $2 token: what was claimed needs no work any more. Primary key. */
  static final String DROP =
      "delete from inflight where post_id = $1 and token = $2 and state = 'claimed'";

  /**
   * $1 posts, $2 staged for, each pair's entries oldest first. An answer that came late stands
   * where its call was permitted: whatever was begun since hides it. Primary keys, post by post:
   * the fence keeps a plan from reading the whole table for each when it was last seen empty.
   */
  static final String JOURNAL =
      """
      select s.post_id, s.staged_for, s.step, s.result, s.at
      from unnest($1::uuid[], $2::text[]) as wanted (post_id, staged_for)
        cross join lateral (
          select * from publish_step s
          where s.post_id = wanted.post_id and s.staged_for = wanted.staged_for offset 0) s
      order by s.at, s.seq
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
   * $1 post, $2 staged for, $3 step, $4 result, $5 when its call was permitted: an answer that came
   * after its token had gone. Evidence for the reconciler.
   */
  static final String KEEP_LATE =
      "insert into publish_step (post_id, staged_for, step, result, at, late) values ($1, $2, $3, $4, $5, true)";

  /** $1 posts: nothing that was done for them counts any more. Primary keys. */
  static final String FORGET = "delete from publish_step where post_id = any($1)";

  /**
   * $1 posts: what was staged is void, and what came of it is known. What the reconciler saw stays:
   * an earlier call that was in doubt may still explain a later answer. Primary keys.
   */
  static final String FORGET_STAGED =
      "delete from publish_step where post_id = any($1) and not starts_with(step, 'reconcile-')";

  /** $1 post. Primary key. */
  static final String WITHDRAW_DUE =
      "delete from due where post_id = $1 and kind in ('stage', 'commit') returning post_id";

  /** $1 post. Primary key. */
  static final String WITHDRAW_CLAIMED =
      """
      delete from inflight where post_id = $1 and state = 'claimed' and kind in ('stage', 'commit') returning post_id
      """;

  /** $1 post: a row if an instance works on it and its instant has come. Primary key. */
  static final String AT_WORK =
      """
      select true from inflight
      where post_id = $1 and state = 'claimed' and kind in ('stage', 'commit')
        and target_at <= clock_timestamp() and run_at <= clock_timestamp()
      """;

  /** $1 post: whether it is past the point of no return; no row: it is nowhere. Primary keys. */
  static final String BUSY =
      """
      select kind in ('confirm', 'reconcile') from due where post_id = $1
      union all
      select state = 'sending' or kind in ('confirm', 'reconcile') from inflight where post_id = $1
      """;
}
