package ai.influgen.publishing.schedule;

/**
 * All SQL of the schedule. {@code due} and {@code inflight} are only read: they are the engine's,
 * as is the journal, of which a person's word ends the use.
 */
final class ScheduleSql {
  private ScheduleSql() {}

  static final String COLUMNS =
      """
      p.id, p.workspace_id, p.content_id, p.character_id, p.platform, p.connection_id, p.status,
      p.held, p.scheduled_at, p.timezone, p.caption_id, p.media_ids, p.settings, p.approval_hash,
      p.attempts, p.error_code, p.error_message, p.retryable, p.next_attempt_at, p.remote_post_id,
      p.permalink, p.media_urls, p.published_at, p.lateness_ms, p.unsettled, p.needs_confirmation,
      p.evidence, p.repost, p.created_at, p.updated_at, p.ended_at,
      d.kind as due_kind, i.kind as inflight_kind, i.state as inflight_state
      """;

  // due and inflight: one row at most each, by primary key
  static final String FROM =
      """
      from scheduled_post p
      left join due d on d.post_id = p.id
      left join inflight i on i.post_id = p.id
      """;

  // primary key
  static final String FIND =
      "select " + COLUMNS + FROM + "where p.workspace_id = $1 and p.id = any($2)";

  // scheduled_post_pending, from the cursor on
  static final String PENDING =
      "select "
          + COLUMNS
          + FROM
          + """
          where p.status = 'pending' and p.workspace_id = $1
            and (p.scheduled_at, p.id) > ($2, $3)
            and ($4::text is null or p.platform = $4)
            and ($5::uuid is null or p.character_id = $5)
          order by p.scheduled_at, p.id
          limit $6
          """;

  // scheduled_post_ended, from the cursor on
  static final String ENDED =
      "select "
          + COLUMNS
          + FROM
          + """
          where p.status <> 'pending' and p.workspace_id = $1
            and (p.ended_at, p.id) < ($2, $3)
            and ($4::text is null or p.platform = $4)
            and ($5::uuid is null or p.character_id = $5)
            and ($7::text is null or p.status = $7)
          order by p.ended_at desc, p.id desc
          limit $6
          """;

  // publish_attempt_by_post in each partition; a post has a handful
  static final String ATTEMPTS =
      """
      select a.*
      from unnest($2::uuid[]) as wanted (post_id)
      cross join lateral (
        select id, post_id, row_number() over (order by ended_at, id)::int as number, kind, started_at, intent_at, ended_at, outcome, error_code,
               error_message, remote_post_id, next_attempt_at
        from publish_attempt
        where post_id = wanted.post_id and workspace_id = $1
        order by ended_at desc, id desc
        limit $3) a
      order by a.ended_at, a.id
      """;

  // primary key
  static final String LOCK =
      "select id from scheduled_post where workspace_id = $1 and id = $2 for no key update";

  // What may stand in a post's way. A statement of its own after the lock, so that it sees what the
  // lock waited for. Primary keys
  static final String STANDING =
      "select "
          + COLUMNS
          + """
          , case when c.status in ('approved', 'published') then c.approval_hash end as content_hash,
          case when n.remote_id <> p.remote_account_id then 'disconnected' else n.state end as connection_state,
          exists (select 1 from pause z where z.workspace_id = p.workspace_id and (z.platform is null or z.platform = p.platform)
                  and (z.character_id is null or z.character_id = p.character_id)) as paused,
          p.platform || '/' || coalesce(p.remote_account_id, p.connection_id::text) as account
          """
          + FROM
          + """
          join content_item c on c.id = p.content_id
          join connection n on n.id = p.connection_id
          where p.workspace_id = $1 and p.id = any($2)
          order by p.scheduled_at, p.id
          """;

  // primary key
  static final String CHARACTER_ZONE =
      "select timezone from character where workspace_id = $1 and id = $2";

  // primary key
  static final String RESUME_RULE =
      """
      select resume_rule, extract(epoch from resume_window)::bigint as window_s
      from workspace where id = $1
      """;

  // primary key; the lock keeps an approval from being lost until the caller has committed: edits
  // lock the content for update. It is the weakest, beside which the engine can mark the content as
  // published, which never waits and would pass by what is locked more strongly
  static final String KEEP_APPROVAL =
      """
      select id from content_item
      where workspace_id = $1 and id = $2 and approval_hash = $3
        and status in ('approved', 'published')
      for key share
      """;

  // scheduled_post_once tells whether the same is pending there
  static final String INSERT =
      """
      insert into scheduled_post (id, workspace_id, content_id, character_id, platform,
        connection_id, status, scheduled_at, timezone, caption_id, media_ids, settings,
        approval_hash, repost, created_at, updated_at, remote_account_id)
      values ($1, $2, $3, $4, $5, $6, 'pending', $7, $8, $9, $10, $11, $12, $13, $14, $14,
        (select remote_id from connection where id = $6))
      on conflict (content_id, platform, connection_id, approval_hash)
        where status = 'pending' and not repost do nothing
      returning id
      """;

  // scheduled_post_once
  static final String SAME_PENDING =
      """
      select id, scheduled_at from scheduled_post
      where content_id = $2 and connection_id = $3 and approval_hash = $4 and workspace_id = $1
        and status = 'pending' and not repost
      """;

  // primary key
  static final String CANCEL =
      """
      update scheduled_post
      set status = 'cancelled', held = null, next_attempt_at = null, ended_at = $3, updated_at = $3
      where workspace_id = $1 and id = $2
      """;

  // primary key
  static final String CHANGE_CHOICE =
      """
      update scheduled_post
      set caption_id = $3, media_ids = $4, settings = $5, timezone = $6, updated_at = $7
      where workspace_id = $1 and id = $2
      """;

  // Pending afresh: what earlier tries left is cleared, and their number starts again. Primary key
  static final String START_AFRESH =
      """
      update scheduled_post
      set status = 'pending', held = $3, scheduled_at = $4,
          approval_hash = coalesce($5, approval_hash),
          attempts = 0, first_attempt_at = null, error_code = null, error_message = null,
          retryable = null, next_attempt_at = null, ended_at = null, updated_at = $6
      where workspace_id = $1 and id = $2
      """;

  // Primary keys
  static final String FORGET_JOURNAL =
      """
      delete from publish_step
      where post_id = (select id from scheduled_post where workspace_id = $1 and id = $2)
      """;

  // scheduled_post_by_content
  static final String LOCK_PENDING_OF_CONTENT =
      """
      select id from scheduled_post
      where content_id = $2 and workspace_id = $1 and status = 'pending'
      order by id
      for no key update
      """;

  // scheduled_post_by_connection
  static final String LOCK_PENDING_OF_CONNECTION =
      """
      select id from scheduled_post
      where connection_id = $2 and workspace_id = $1 and status = 'pending' and not unsettled
        and held is distinct from 'disconnected' and held is distinct from 'not_approved'
      order by id
      for no key update
      """;

  // scheduled_post_by_connection
  static final String LOCK_RESUMABLE_OF_CONNECTION =
      """
      select id from scheduled_post
      where connection_id = $2 and workspace_id = $1
        and not exists (select 1 from connection n
                        where n.id = connection_id and n.remote_id <> remote_account_id)
        and ((status = 'pending' and held in ('connection_expired', 'disconnected'))
          or (status = 'failed' and error_code = 'token_expired' and not needs_confirmation
              and not unsettled))
      order by id
      for no key update
      """;

  // When else the accounts of connections are posted to before $3, by whichever connection of
  // theirs.
  // connection_one_per_place, scheduled_post_by_connection, and primary keys
  static final String TAKEN =
      """
      select p.platform || '/' || coalesce(p.remote_account_id, p.connection_id::text) as account,
        coalesce(d.target_at, i.target_at) as at
      from connection c
      join scheduled_post p on p.connection_id = c.id and p.workspace_id = $1
      left join due d on d.post_id = p.id
      left join inflight i on i.post_id = p.id
      where c.workspace_id = $1 and p.status = 'pending' and p.held is null and p.scheduled_at < $3
        and coalesce(d.target_at, i.target_at) < $3
        and exists (
          select 1 from connection n where n.workspace_id = $1 and n.id = any($2)
            and n.platform = c.platform and (n.id = c.id or n.remote_id = c.remote_id))
      """;

  // Says why a post stays where it is. Primary key
  static final String LEAVE =
      """
      update scheduled_post set error_message = $3, updated_at = $4
      where workspace_id = $1 and id = any($2)
      """;

  // primary key
  static final String HOLD =
      """
      update scheduled_post set held = $3, updated_at = $4
      where workspace_id = $1 and id = any($2)
      """;

  // primary key
  static final String APPROVE =
      """
      update scheduled_post set approval_hash = $3, updated_at = $4
      where workspace_id = $1 and id = any($2) and approval_hash <> $3
      """;

  // Lets held posts go on; a wait that the platform asked for stays. Primary key
  static final String RELEASE =
      """
      update scheduled_post
      set held = null, updated_at = $3,
          error_message = case when error_code is not null then error_message end,
          next_attempt_at = case when next_attempt_at > $3 then next_attempt_at end
      where workspace_id = $1 and id = any($2)
      """;

  // Takes the slot that only one pending post can have for a failed one that goes on, by a post
  // that
  // this very transaction gives back: an insert waits for whoever is about to have the slot, and
  // finds it taken without a failure, which would undo everything else. No row: it is taken, or the
  // content is not approved so, or is being edited. Primary keys; scheduled_post_once
  static final String TAKE_SLOT =
      """
      with approved as materialized (
        select c.id from content_item c
        where c.id = (select content_id from scheduled_post where id = $2 and workspace_id = $1)
          and c.approval_hash = $3 and c.status in ('approved', 'published')
        for key share skip locked)
      insert into scheduled_post (id, workspace_id, content_id, character_id, platform,
        connection_id, status, scheduled_at, timezone, approval_hash, repost)
      select $4, p.workspace_id, p.content_id, p.character_id, p.platform,
        p.connection_id, 'pending', p.scheduled_at, p.timezone, $3, p.repost
      from scheduled_post p join approved on approved.id = p.content_id
      where p.workspace_id = $1 and p.id = $2
      on conflict (content_id, platform, connection_id, approval_hash)
        where status = 'pending' and not repost do nothing
      """;

  // primary key
  static final String GIVE_BACK = "delete from scheduled_post where workspace_id = $1 and id = $2";

  // Puts a failed post back, whose slot the caller holds. Primary key
  static final String REVIVE =
      """
      update scheduled_post
      set status = 'pending', approval_hash = $3, attempts = 0, first_attempt_at = null,
          error_code = null, error_message = null, retryable = null, next_attempt_at = null,
          ended_at = null, updated_at = $4
      where workspace_id = $1 and id = $2
      """;
}
