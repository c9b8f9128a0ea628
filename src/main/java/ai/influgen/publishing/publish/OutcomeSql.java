package ai.influgen.publishing.publish;

/**
 * What came of a piece of work: one transaction that begins with {@link #LOCK_POST} and {@link
 * #END_WORK}.
 */
final class OutcomeSql {
  private OutcomeSql() {}

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
   * published at, $8 what went wrong without keeping it from being public. Primary key.
   */
  static final String PUBLISHED =
      """
      update scheduled_post set status = 'published', remote_post_id = $2, permalink = coalesce($3, permalink), media_urls = $4,
        lateness_ms = $5, evidence = $6, published_at = $7, attempts = attempts + 1, ended_at = clock_timestamp(),
        error_code = null, error_message = $8, retryable = null, next_attempt_at = null, unsettled = false,
        needs_confirmation = false, updated_at = clock_timestamp()
      where id = $1 and status = 'pending'
      """;

  /**
   * $1 post, $2 permalink, $3 remote id, $4 what went wrong meanwhile: what the platform told of a
   * post that was public already. An id that another post has is left to that one. Primary key and
   * scheduled_post_remote_id.
   */
  static final String CONFIRMED =
      """
      update scheduled_post p set permalink = coalesce(p.permalink, $2), error_message = coalesce($4, p.error_message),
        remote_post_id = coalesce(p.remote_post_id, case when not exists (
          select 1 from scheduled_post o where o.connection_id = p.connection_id and o.remote_post_id = $3) then $3 end),
        updated_at = clock_timestamp()
      where p.id = $1 and p.status = 'published'
      """;

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
      select n.state <> 'connected' or coalesce(n.remote_id <> p.remote_account_id, false) from connection n join scheduled_post p on p.connection_id = n.id
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
   * $1 post: whether publishing it is still paused; otherwise as above. Primary key and pause_once.
   */
  static final String STILL_PAUSED =
      """
      select true from scheduled_post p
        join pause z on z.workspace_id = p.workspace_id and (z.platform is null or z.platform = p.platform)
          and (z.character_id is null or z.character_id = p.character_id)
      where p.id = $1 limit 1 for share of z skip locked
      """;

  /**
   * $1 post, $2 words, $3 token: work on it broke off. What people see of it; nothing else changes.
   * Primary key.
   */
  static final String BROKEN =
      """
      update scheduled_post set error_code = 'unknown_error', error_message = $2, retryable = true, updated_at = clock_timestamp()
      where id = $1 and status = 'pending' and exists (select 1 from inflight i where i.post_id = $1 and i.token = $3)
      """;

  /**
   * $1 post: its approved content has gone out. Posts are locked here, and edits lock content
   * before posts: so this never waits, and leaves alone what is being edited. Primary keys.
   */
  static final String CONTENT_PUBLISHED =
      """
      update content_item set status = 'published', updated_at = clock_timestamp()
      where id = (select c.id from content_item c join scheduled_post p on p.content_id = c.id
                  where p.id = $1 and c.status = 'approved' and c.approval_hash = p.sent_approval_hash
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
}
