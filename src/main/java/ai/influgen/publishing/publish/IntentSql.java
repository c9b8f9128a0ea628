package ai.influgen.publishing.publish;

/** The permission to commit: one transaction of two statements, and the accounts' gates. */
final class IntentSql {
  private IntentSql() {}

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
   * Primary keys, scheduled_post_unsettled for twins, and for the order on the account
   * inflight_by_connection and due_by_account.
   */
  static final String INTENT =
      """
      with judged as materialized (
        select i.post_id, i.connection_id, g.not_before,
          case
            when p.status <> 'pending' or p.held is not null or p.approval_hash <> $3
              or c.approval_hash is distinct from $3 or c.status not in ('approved', 'published')
              or n.remote_id <> p.remote_account_id then 'stale'
            when exists (select 1 from scheduled_post o
                         where o.connection_id = i.connection_id and o.payload_hash = $4
                           and o.unsettled and o.id <> i.post_id) then 'twin'
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
        from inflight i
          join scheduled_post p on p.id = i.post_id
          join content_item c on c.id = p.content_id
          join connection n on n.id = p.connection_id
          join account_gate g on g.connection_id = i.connection_id
        where i.post_id = $1 and i.token = $2),
      named as (
        update scheduled_post p set payload_hash = $4, sent_approval_hash = $3, intent_at = clock_timestamp()
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

  /** $1 connection: whether the platform asked to leave it alone, and until when. Primary key. */
  static final String CLOSED_GATE =
      "select not_before from account_gate where connection_id = $1 and not_before > clock_timestamp()";

  /** $1 connection, $2 until: the platform asked to leave the account alone. Primary key. */
  static final String CLOSE_GATE =
      """
      update account_gate set not_before = greatest(coalesce(not_before, $2), $2) where connection_id = $1
      """;
}
