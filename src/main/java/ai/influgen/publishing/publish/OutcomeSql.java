package ai.influgen.publishing.publish;

/**
 * What came of pieces of work: one transaction that begins with {@link #LOCK_POSTS} and {@link
 * #END_WORK}. Where {@code $1} is posts, the others are arrays of the same length.
 */
final class OutcomeSql {
  private OutcomeSql() {}

  /**
   * $1 posts: locks them in the order of their ids, and passes by those that somebody else has
   * locked, so that one of them does not keep all others waiting. Primary keys.
   */
  static final String LOCK_POSTS = lock("skip locked");

  /** The same, waiting for each. */
  static final String LOCK_POSTS_PATIENT = lock("");

  private static String lock(String orElse) {
    return """
      select p.id from (select distinct id from unnest($1::uuid[]) as a (id) order by id) a
      cross join lateral (select p.id from scheduled_post p where p.id = a.id for update %s) p
      """
        .formatted(orElse);
  }

  /**
   * $1 posts, $2 tokens: ends the work, of each post once; no row back means that it is somebody
   * else's by now. Primary keys, row by row: the lateral keeps a plan from comparing every claim
   * with every row when the table was last seen empty.
   */
  static final String END_WORK =
      """
      with mine as materialized (
        select a.n, i.*
        from unnest($1::uuid[], $2::uuid[]) with ordinality as a (post_id, token, n)
        cross join lateral (
          select i.post_id, i.claimed_at, i.intent_at from inflight i
          where i.post_id = a.post_id and i.token = a.token for update) i),
      ended as (
        delete from inflight where post_id = any(array(select post_id from mine)))
      select distinct on (post_id) n, claimed_at, intent_at from mine order by post_id, n
      """;

  /**
   * $1 connections, $2 posts: the next post of each account may go. Primary keys, locked in the
   * order of the accounts' ids.
   */
  static final String FREE_LANE =
      """
      with mine as materialized (
        select g.connection_id
        from (select * from unnest($1::uuid[], $2::uuid[]) as a (connection_id, post_id) order by connection_id) a
        cross join lateral (
          select g.connection_id from account_gate g
          where g.connection_id = a.connection_id and g.lane_post_id = a.post_id
          for update) g)
      update account_gate set lane_post_id = null where connection_id = any(array(select connection_id from mine))
      """;

  /**
   * $1 posts, $2 remote ids, $3 permalinks, $4 media URLs, $5 lateness in ms, $6 evidence, $7
   * published at, $8 what went wrong without keeping it from being public. Primary keys.
   */
  static final String PUBLISHED =
      """
      update scheduled_post p set status = 'published', remote_post_id = a.remote_id, permalink = coalesce(a.link, permalink),
        media_urls = a.urls, lateness_ms = a.lateness, evidence = a.proof, published_at = a.at, attempts = attempts + 1,
        ended_at = clock_timestamp(), error_code = null, error_message = a.warning, retryable = null, next_attempt_at = null,
        unsettled = false, needs_confirmation = false, updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]::jsonb[], $5::bigint[], $6::text[]::jsonb[], $7::timestamptz[], $8::text[])
        as a (post_id, remote_id, link, urls, lateness, proof, at, warning)
      where p.id = a.post_id and p.status = 'pending'
      """;

  /**
   * $1 posts, $2 permalinks, $3 remote ids, $4 what went wrong meanwhile: what the platform told of
   * posts that were public already. An id that another post has is left to that one. Primary keys
   * and scheduled_post_remote_id.
   */
  static final String CONFIRMED =
      """
      update scheduled_post p set permalink = coalesce(p.permalink, a.link),
        error_message = coalesce(a.warning, p.error_message),
        remote_post_id = coalesce(p.remote_post_id, case when not exists (
          select 1 from scheduled_post o
          where o.platform = p.platform and o.remote_post_id = a.remote_id
            and coalesce(o.remote_account_id, o.connection_id::text) = coalesce(p.remote_account_id, p.connection_id::text))
          then a.remote_id end),
        updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as a (post_id, link, remote_id, warning)
      where p.id = a.post_id and p.status = 'published'
      """;

  /** $1 posts, $2 codes, $3 messages, $4 need confirmation, $5 evidence. Primary keys. */
  static final String FAILED =
      """
      update scheduled_post p set status = 'failed', error_code = a.code, error_message = a.message, retryable = false,
        next_attempt_at = null, needs_confirmation = a.doubt, unsettled = a.doubt, evidence = a.proof,
        attempts = attempts + 1, ended_at = clock_timestamp(), updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::text[]::jsonb[]) as a (post_id, code, message, doubt, proof)
      where p.id = a.post_id and p.status = 'pending'
      """;

  /** $1 posts, $2 codes, $3 messages, $4 next tries, $5 tries made. Primary keys. */
  static final String RETRYING =
      """
      update scheduled_post p set error_code = a.code, error_message = a.message, retryable = true, next_attempt_at = a.at,
        attempts = attempts + a.tries, unsettled = false,
        first_attempt_at = case when a.tries > 0 then coalesce(first_attempt_at, clock_timestamp()) else first_attempt_at end,
        updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::int[]) as a (post_id, code, message, at, tries)
      where p.id = a.post_id and p.status = 'pending'
      """;

  /**
   * $1 posts, $2 messages, $3 evidence: nobody knows what became of the commit calls. Primary keys.
   */
  static final String UNSETTLED =
      """
      update scheduled_post p set unsettled = true, error_code = 'unknown_error', error_message = a.message,
        evidence = a.proof, updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[], $3::text[]::jsonb[]) as a (post_id, message, proof)
      where p.id = a.post_id and p.status = 'pending'
      """;

  /** $1 posts, $2 evidence: it is known now that they did not go out. Primary keys. */
  static final String SETTLED =
      """
      update scheduled_post p set unsettled = false, error_code = null, error_message = null, evidence = a.proof,
        attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, clock_timestamp()),
        updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[]::jsonb[]) as a (post_id, proof)
      where p.id = a.post_id and p.status = 'pending'
      """;

  /** $1 posts, $2 why. Primary keys. */
  static final String HOLD =
      """
      update scheduled_post p set held = a.reason, updated_at = clock_timestamp()
      from unnest($1::uuid[], $2::text[]) as a (post_id, reason)
      where p.id = a.post_id and p.status = 'pending'
      """;

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
   * $1 posts: their approved content has gone out. Posts are locked here, and edits lock content
   * before posts: so this never waits, and leaves alone what is being edited. Primary keys.
   */
  static final String CONTENT_PUBLISHED =
      """
      update content_item set status = 'published', updated_at = clock_timestamp()
      where id = any(array(
        select c.id from content_item c join scheduled_post p on p.content_id = c.id
        where p.id = any($1) and c.status = 'approved' and c.approval_hash = p.sent_approval_hash
        for no key update of c skip locked))
      """;

  /** $1…$12 as named. Append only; how many there are of a post is counted when they are read. */
  static final String ATTEMPT =
      """
      insert into publish_attempt (id, workspace_id, post_id, kind, started_at, intent_at, outcome, error_code, error_message,
                                   remote_post_id, next_attempt_at, evidence, ended_at)
      select a.*, clock_timestamp()
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[],
                  $9::text[], $10::text[], $11::timestamptz[], $12::text[]::jsonb[]) a
      """;

  /** $1…$10 as named: posts go on. Primary keys. */
  static final String REQUEUE =
      """
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, refreshed, rank)
      select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[],
                           $8::timestamptz[], $9::boolean[], $10::int[])
      """;
}
