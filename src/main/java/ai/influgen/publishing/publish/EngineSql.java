package ai.influgen.publishing.publish;

/**
 * All statements of the engine, but those of the reaper. Locks are taken in one order:
 * scheduled_post, due, inflight, account_gate. Times are the database's.
 */
final class EngineSql {
  private EngineSql() {}

  /**
   * $1 horizon in s, $2 limit, $3 instance. Left edge of due_by_time; an instance whose lease has
   * run out claims nothing. Materialised, so that the planner can't lock more rows than the limit.
   */
  static final String CLAIM =
      """
      with picked as materialized (
        select post_id from due
        where run_at <= clock_timestamp() + $1::float8 * interval '1 second'
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

  /** The database's clock. */
  static final String NOW = "select clock_timestamp() as now";

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

  // ---- the permission to commit: one transaction of two statements ----

  /**
   * $1 post, $2 token, $3 instance: locks post, claim and gate, and waits for a gate that another
   * post of the account holds. No row back: the claim is somebody else's, or the post is being
   * looked at. Judged is by the next statement, whose snapshot is younger than every lock. Primary
   * keys throughout.
   */
  static final String INTENT_LOCK =
      """
      with post as materialized (
        select id from scheduled_post where id = $1 for update skip locked),
      mine as materialized (
        select i.post_id, i.connection_id
        from post join inflight i on i.post_id = post.id
        where i.token = $2 and i.instance_id = $3 and i.state = 'claimed' and i.kind = 'commit'
          and exists (select 1 from instance n where n.id = $3
                      and n.beat_at > clock_timestamp() - interval '2 seconds')
        for update of i)
      select g.connection_id from account_gate g join mine on g.connection_id = mine.connection_id for update of g
      """;

  /**
   * $1 post, $2 token, $3 approval hash, $4 payload hash: judges what is locked, and permits it.
   * Primary keys, and scheduled_post_unsettled for twins.
   */
  static final String INTENT =
      """
      with judged as materialized (
        select i.post_id, i.connection_id, g.not_before,
          case
            when p.status <> 'pending' or p.held is not null or p.approval_hash <> $3
              or c.approval_hash is distinct from $3 or c.status not in ('approved', 'published') then 'stale'
            when exists (select 1 from scheduled_post o
                         where o.connection_id = i.connection_id and o.payload_hash = $4
                           and o.unsettled and o.id <> i.post_id) then 'twin'
            when g.not_before > clock_timestamp() then 'not_before'
            when g.lane_post_id is not null and g.lane_post_id <> i.post_id then 'lane'
            when exists (select 1 from inflight e
                         where e.connection_id = i.connection_id and e.kind = 'commit' and e.state = 'claimed'
                           and (e.target_at, e.post_id) < (i.target_at, i.post_id)) then 'lane'
            else 'granted'
          end as verdict
        from inflight i
          join scheduled_post p on p.id = i.post_id
          join content_item c on c.id = p.content_id
          join account_gate g on g.connection_id = i.connection_id
        where i.post_id = $1 and i.token = $2),
      named as (
        update scheduled_post p set payload_hash = $4
        from judged j where j.verdict = 'granted' and p.id = j.post_id),
      permitted as (
        update inflight i set state = 'sending', intent_at = clock_timestamp()
        from judged j where j.verdict = 'granted' and i.post_id = j.post_id
        returning i.post_id, i.intent_at),
      lane as (
        update account_gate g set lane_post_id = j.post_id
        from judged j where j.verdict = 'granted' and g.connection_id = j.connection_id)
      select j.verdict, j.not_before, s.intent_at from judged j left join permitted s on s.post_id = j.post_id
      """;

  /**
   * $1 post, $2 token: how the claim stands when the intent's own answer did not tell. Primary key.
   */
  static final String INTENT_READ_BACK =
      "select state, intent_at from inflight where post_id = $1 and token = $2";

  /** $1 connection: its gate, made once. Primary key. */
  static final String ENSURE_GATE =
      "insert into account_gate (connection_id) values ($1) on conflict (connection_id) do nothing";

  /** $1 connection, $2 until: the platform asked to leave the account alone. Primary key. */
  static final String CLOSE_GATE =
      """
      update account_gate set not_before = greatest(coalesce(not_before, $2), $2) where connection_id = $1
      """;

  // ---- the journal ----

  /** $1 post, $2 staged for, oldest first. Primary key. */
  static final String JOURNAL =
      """
      select step, result, at from publish_step where post_id = $1 and staged_for = $2 order by seq
      """;

  /**
   * $1 post, $2 token, $3 staged for, $4 step, $5 result. Only the owner writes: one row back
   * permits the next step.
   */
  static final String KEEP =
      """
      insert into publish_step (post_id, staged_for, step, result)
      select i.post_id, $3, $4, $5 from inflight i where i.post_id = $1 and i.token = $2
      returning at
      """;

  /**
   * $1 post, $2 staged for, $3 step, $4 result: an answer that came after its token had gone.
   * Evidence for the reconciler.
   */
  static final String KEEP_LATE =
      "insert into publish_step (post_id, staged_for, step, result, late) values ($1, $2, $3, $4, true)";

  /** $1 post: what was staged is void. Primary key. */
  static final String FORGET = "delete from publish_step where post_id = $1";

  // ---- the outcome: one transaction, begun by these two ----

  /** $1 post. Primary key. */
  static final String LOCK_POST = "select status from scheduled_post where id = $1 for update";

  /**
   * $1 post, $2 token: ends the work; no row back means that it is somebody else's by now. Primary
   * key.
   */
  static final String END_WORK =
      "delete from inflight where post_id = $1 and token = $2 returning claimed_at, intent_at";

  /** $1 connection, $2 post: the next post of the account may go. Primary key. */
  static final String FREE_LANE =
      "update account_gate set lane_post_id = null where connection_id = $1 and lane_post_id = $2";

  /**
   * $1 post, $2 remote id, $3 permalink, $4 media URLs, $5 lateness in ms, $6 evidence, $7
   * published at. Primary key.
   */
  static final String PUBLISHED =
      """
      update scheduled_post set status = 'published', remote_post_id = $2, permalink = coalesce($3, permalink), media_urls = $4,
        lateness_ms = $5, evidence = $6, published_at = $7, attempts = attempts + 1, ended_at = clock_timestamp(),
        error_code = null, error_message = null, retryable = null, next_attempt_at = null, unsettled = false,
        needs_confirmation = false, updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /** $1 post, $2 permalink. Primary key. */
  static final String PERMALINK =
      "update scheduled_post set permalink = $2, updated_at = clock_timestamp() where id = $1 and permalink is null";

  /**
   * $1 post, $2 code, $3 message, $4 needs confirmation, $5 evidence, $6 tries made. Primary key.
   */
  static final String FAILED =
      """
      update scheduled_post set status = 'failed', error_code = $2, error_message = $3, retryable = false, next_attempt_at = null,
        needs_confirmation = $4, unsettled = $4, evidence = $5, attempts = attempts + $6, ended_at = clock_timestamp(),
        updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /** $1 post, $2 code, $3 message, $4 next try, $5 tries made. Primary key. */
  static final String RETRYING =
      """
      update scheduled_post set error_code = $2, error_message = $3, retryable = true, next_attempt_at = $4,
        attempts = attempts + $5, unsettled = false,
        first_attempt_at = case when $5 > 0 then coalesce(first_attempt_at, clock_timestamp()) else first_attempt_at end,
        updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /** $1 post, $2 message, $3 evidence: nobody knows what became of the commit call. Primary key. */
  static final String UNSETTLED =
      """
      update scheduled_post set unsettled = true, error_code = 'unknown_error', error_message = $2, evidence = $3,
        updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /** $1 post: it is known now that it did not go out. Primary key. */
  static final String SETTLED =
      """
      update scheduled_post set unsettled = false, error_code = null, error_message = null, evidence = $2,
        attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, clock_timestamp()),
        updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /** $1 post, $2 why. Primary key. */
  static final String HOLD =
      "update scheduled_post set held = $2, updated_at = clock_timestamp() where id = $1 and status = 'pending'";

  /**
   * $1 post: whether its account still can't be used. No row back: the connection is being changed
   * at this moment. The lock keeps a reconnect waiting until the hold is written, so that it finds
   * it. Primary keys.
   */
  static final String STILL_DISCONNECTED =
      """
      select n.state <> 'connected' from connection n join scheduled_post p on p.connection_id = n.id
      where p.id = $1 for share of n skip locked
      """;

  /**
   * $1 post: whether its content is still not approved as it was scheduled; otherwise as above.
   * Primary keys.
   */
  static final String STILL_UNAPPROVED =
      """
      select c.approval_hash is distinct from p.approval_hash or c.status not in ('approved', 'published')
      from content_item c join scheduled_post p on p.content_id = c.id
      where p.id = $1 for share of c skip locked
      """;

  /**
   * $1 post, $2 words: work on it broke off. What people see of it; nothing else changes. Primary
   * key.
   */
  static final String BROKEN =
      """
      update scheduled_post set error_code = 'unknown_error', error_message = $2, retryable = true, updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /**
   * $1 post: its approved content has gone out. Posts are locked here, and edits lock content
   * before posts: so this never waits, and leaves alone what is being edited. Primary keys.
   */
  static final String CONTENT_PUBLISHED =
      """
      update content_item set status = 'published', updated_at = clock_timestamp()
      where id = (select c.id from content_item c join scheduled_post p on p.content_id = c.id
                  where p.id = $1 and c.status = 'approved' and c.approval_hash = p.approval_hash
                  for no key update of c skip locked)
      """;

  /** $1…$13 as named. Append only. */
  static final String ATTEMPT =
      """
      insert into publish_attempt (id, workspace_id, post_id, number, kind, started_at, intent_at, ended_at, outcome, error_code,
                                   error_message, remote_post_id, next_attempt_at, evidence)
      select $1, $2, $3, (select count(*) + 1 from publish_attempt a where a.post_id = $3), $4, $5, $6, clock_timestamp(), $7, $8,
             $9, $10, $11, $12
      """;

  /**
   * $1 post, $2 kind, $3 run at, $4 target, $5 workspace, $6 connection, $7 platform, $8 intent, $9
   * rounds, $10 refreshed.
   */
  static final String ENQUEUE =
      """
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  // ---- what the schedule asks for ----

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
