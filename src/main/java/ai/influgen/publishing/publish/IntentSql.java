package ai.influgen.publishing.publish;

/** The permission to commit: one transaction of two statements, and the accounts' gates. */
final class IntentSql {
  private IntentSql() {}

  /**
   * $1 posts, $2 tokens, $3 instance: locks posts, claims and gates, each in the order of their
   * ids, and waits for none of them: a row back tells the number of a claim that is ours to judge,
   * and whether its account's gate could be locked. No row back: the claim is somebody else's, or
   * the post is being looked at. Judged is by the next statement, whose snapshot is younger than
   * every lock. Primary keys, row by row: the laterals keep a plan from comparing every claim with
   * every row when the table was last seen empty.
   */
  static final String INTENT_LOCK = lock("skip locked");

  /** The same, waiting for the gates: for one post whose account's gate was locked. */
  static final String INTENT_LOCK_PATIENT = lock("");

  private static String lock(String orElse) {
    return """
      with asked as materialized (
        select * from unnest($1::uuid[], $2::uuid[]) with ordinality as a (post_id, token, n) order by post_id, n),
      post as materialized (
        select a.* from asked a
        cross join lateral (select from scheduled_post p where p.id = a.post_id for update skip locked) p),
      mine as materialized (
        select a.n, i.connection_id
        from post a
        cross join lateral (
          select i.connection_id from inflight i
          where i.post_id = a.post_id and i.token = a.token and i.instance_id = $3
            and i.state = 'claimed' and i.kind = 'commit'
          for update skip locked) i
        where exists (select 1 from instance n where n.id = $3
                      and n.beat_at > clock_timestamp() - interval '2 seconds')),
      gate as materialized (
        select g.connection_id
        from (select distinct connection_id from mine order by connection_id) m
        cross join lateral (
          select g.connection_id from account_gate g where g.connection_id = m.connection_id for update %s) g)
      select m.n, g.connection_id is not null as locked
      from mine m left join gate g on g.connection_id = m.connection_id
      """
        .formatted(orElse);
  }

  /**
   * $1 posts, $2 tokens, $3 approval hashes, $4 payload hashes: judges what is locked, and permits
   * it; of one account only the first. Primary keys, inflight_by_connection and due_by_account for
   * who else is about to go, and scheduled_post_unsettled for twins, pause_once.
   */
  static final String INTENT =
      """
      with judged as materialized (
        select a.n, a.approval_hash, a.payload_hash, i.post_id, i.connection_id, i.target_at, g.not_before,
          case
            when p.status <> 'pending' or p.held is not null or p.approval_hash <> a.approval_hash
              or c.approval_hash is distinct from a.approval_hash or c.status not in ('approved', 'published')
              or n.remote_id <> p.remote_account_id then 'stale'
            when exists (select 1 from pause z
                         where z.workspace_id = i.workspace_id and (z.platform is null or z.platform = i.platform)
                           and (z.character_id is null or z.character_id = p.character_id)) then 'paused'
            when exists (select 1 from scheduled_post o
                         where o.platform = p.platform
                           and coalesce(o.remote_account_id, o.connection_id::text) = coalesce(p.remote_account_id, p.connection_id::text)
                           and o.workspace_id = p.workspace_id and o.payload_hash = a.payload_hash
                           and o.unsettled and o.id <> p.id) then 'twin'
            when g.not_before > clock_timestamp() then 'not_before'
            when g.lane_post_id is not null and g.lane_post_id <> i.post_id then 'lane'
            when exists (select 1 from inflight e
                         where e.connection_id = i.connection_id and e.kind = 'commit' and e.state = 'claimed'
                           and e.run_at <= clock_timestamp()
                           and (e.target_at, e.post_id) < (i.target_at, i.post_id)) then 'lane'
            when exists (select 1 from due e
                         where e.connection_id = i.connection_id and e.kind = 'commit'
                           and (e.in_line or e.run_at <= clock_timestamp())
                           and (e.target_at, e.post_id) < (i.target_at, i.post_id)) then 'lane'
            else 'granted'
          end as verdict
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
            with ordinality as a (post_id, token, approval_hash, payload_hash, n)
          cross join lateral (
            select * from inflight i where i.post_id = a.post_id and i.token = a.token offset 0) i
          join scheduled_post p on p.id = i.post_id
          join content_item c on c.id = p.content_id
          join connection n on n.id = p.connection_id
          join account_gate g on g.connection_id = i.connection_id),
      ranked as materialized (
        select j.*, verdict = 'granted'
            and row_number() over (partition by connection_id, verdict order by target_at, post_id, n) = 1 as first
        from judged j),
      named as (
        update scheduled_post p
        set payload_hash = r.payload_hash, sent_approval_hash = r.approval_hash, intent_at = clock_timestamp()
        from ranked r where r.first and p.id = r.post_id),
      permitted as (
        update inflight set state = 'sending', intent_at = clock_timestamp()
        where post_id = any(array(select post_id from ranked where first))
        returning post_id, intent_at),
      lane as (
        update account_gate g set lane_post_id = r.post_id
        from ranked r where r.first and g.connection_id = r.connection_id)
      select r.n, r.not_before, s.intent_at,
             case when r.verdict = 'granted' and not r.first then 'lane' else r.verdict end as verdict
      from ranked r left join permitted s on r.first and s.post_id = r.post_id
      """;

  /**
   * $1 posts, $2 tokens: how the claims stand where the intent's own answer did not tell. Primary
   * keys.
   */
  static final String INTENT_READ_BACK =
      """
      select a.n, i.state, i.intent_at
      from unnest($1::uuid[], $2::uuid[]) with ordinality as a (post_id, token, n)
      cross join lateral (
        select * from inflight i where i.post_id = a.post_id and i.token = a.token offset 0) i
      """;

  /** $1 connections: which the platform asked to leave alone, and until when. Primary keys. */
  static final String CLOSED_GATES =
      """
      select connection_id, not_before from account_gate
      where connection_id = any($1) and not_before > clock_timestamp()
      """;

  /** $1 connection, $2 until: the platform asked to leave the account alone. Primary key. */
  static final String CLOSE_GATE =
      """
      update account_gate set not_before = greatest(coalesce(not_before, $2), $2) where connection_id = $1
      """;
}
