package ai.influgen.publishing.connection;

/** Every statement on {@code connection} and {@code oauth_state}. */
final class ConnectionSql {
  private ConnectionSql() {}

  private static final String COLUMNS =
      """
      id, workspace_id, platform, character_id, state, remote_id, username, display_name, \
      picture_url, scopes, details, sealed_tokens, sealed_choices, token_generation, \
      token_issued_at, token_expires_at, refresh_at, grant_ends_at, problem, problem_since, checked_at, \
      connected_at, settings\
      """;

  /** By connection_one_per_place: a handful of rows per workspace and platform. */
  static final String FIND_PLACE =
      """
      select %s from connection
      where workspace_id = $1 and platform = $2 and character_id is not distinct from $3::uuid
      """
          .formatted(COLUMNS);

  /** As {@link #FIND_PLACE}; the lock leaves posts that refer to the row alone. */
  static final String LOCK_PLACE = FIND_PLACE + "for no key update";

  /** By primary key. */
  static final String FIND =
      "select %s from connection where workspace_id = $1 and id = $2".formatted(COLUMNS);

  /** Pairs of connection and workspace; by primary key, each. */
  static final String FIND_EACH =
      """
      select %s from connection, unnest($1::uuid[], $2::uuid[]) as wanted (connection, workspace)
      where workspace_id = wanted.workspace and id = wanted.connection
      """
          .formatted(COLUMNS);

  /**
   * By connection_one_per_place. A character's own first, but one that a person has disconnected
   * serves nobody while there is another.
   */
  static final String SERVING =
      """
      select %s from connection
      where workspace_id = $1 and (character_id is null or character_id = $2::uuid)
        and ($3::text is null or platform = $3)
      order by platform, (state = 'disconnected'), (character_id is null)
      """
          .formatted(COLUMNS);

  /** By primary key; what others may know. */
  static final String KNOWN =
      """
      select id, workspace_id, platform, state, username, settings
      from connection where workspace_id = $1 and id = $2
      """;

  /** By connection_one_per_place. */
  static final String MAKE_PLACE =
      """
      insert into connection (id, workspace_id, platform, character_id, state)
      values ($4, $1, $2, $3, 'disconnected') on conflict do nothing
      """;

  /** By primary key. The defaults for posts, such as a board, are those of one account. */
  static final String CONNECT =
      """
      update connection set settings = case when remote_id <> $3 then '{}' else settings end,
        state = 'connected', remote_id = $3, username = $4, display_name = $5,
        picture_url = $6, scopes = $7, details = $8, sealed_tokens = $9, sealed_choices = null,
        token_generation = token_generation + 1, token_issued_at = $10, token_expires_at = $11,
        refresh_at = $12, refresh_lease = null, refresh_lease_until = null, problem = null,
        problem_since = null,
        grant_ends_at = $13, expiring_told_at = null,
        checked_at = $10, connected_at = $10, updated_at = $10, refresh_by = $14,
        refresh_after = null, refresh_in_doubt = null, sealed_with = $15
      where workspace_id = $1 and id = $2
      """;

  /** By primary key; only for the account it was chosen for. A null value removes a setting. */
  static final String SET_DEFAULTS =
      """
      update connection set settings = jsonb_strip_nulls(settings || $4), updated_at = $5
      where workspace_id = $1 and id = $2 and remote_id = $3
      """;

  /** By primary key. */
  static final String ASK =
      """
      update connection set state = 'needs_selection', sealed_choices = $3, sealed_tokens = null,
        token_generation = token_generation + 1, token_issued_at = null, token_expires_at = null,
        refresh_at = null, refresh_lease = null, refresh_lease_until = null, problem = $4,
        problem_since = null,
        grant_ends_at = null, expiring_told_at = null,
        checked_at = $5, updated_at = $5, refresh_in_doubt = null, sealed_with = $6
      where workspace_id = $1 and id = $2
      """;

  /** By primary key. */
  static final String DISCONNECT =
      """
      update connection set state = 'disconnected', sealed_tokens = null, sealed_choices = null,
        token_generation = token_generation + 1, token_issued_at = null, token_expires_at = null,
        refresh_at = null, refresh_lease = null, refresh_lease_until = null, problem = null,
        problem_since = null,
        grant_ends_at = null, expiring_told_at = null,
        updated_at = $3, refresh_in_doubt = null
      where workspace_id = $1 and id = $2
      """;

  /** By primary key; only if no newer tokens have come. */
  static final String EXPIRE =
      """
      update connection set state = 'expired', problem = $4, refresh_at = null,
        refresh_lease = null, refresh_lease_until = null, checked_at = $5, updated_at = $5
      where workspace_id = $1 and id = $2 and token_generation = $3 and state = 'connected'
      returning %s
      """
          .formatted(COLUMNS);

  /**
   * By connection_to_warn: what may end before $1, from the id $2 on; over all workspaces, as the
   * look is nobody's. Whether it does, {@link Outlook} says.
   */
  static final String TO_WARN =
      """
      select %s from connection
      where state = 'connected' and expiring_told_at is null
        and (grant_ends_at is not null or problem is not null or refresh_at is null)
        and (grant_ends_at <= $1 or token_expires_at <= $1) and id > $2
      order by id limit $3
      """
          .formatted(COLUMNS);

  /** By primary key; whoever writes it tells people, and nobody else does. */
  static final String TELL_EXPIRING =
      """
      update connection set expiring_told_at = $4
      where workspace_id = $1 and id = $2 and token_generation = $3 and state = 'connected'
        and expiring_told_at is null
      """;

  /**
   * By primary key; leases by the database's clock, as all instances share it. Tells whether
   * somebody's lease ran out without a word, and whether an earlier refresh has no answer yet.
   */
  static final String TAKE_LEASE =
      """
      with before as (
        select id as taken, refresh_lease is not null as abandoned,
          refresh_in_doubt is not null as in_doubt
        from connection
        where workspace_id = $1 and id = $2 and token_generation = $3 and state = 'connected'
          and (refresh_lease is null or refresh_lease_until < clock_timestamp())
          and (refresh_after is null or refresh_after <= $6)
        for no key update)
      update connection set refresh_lease = $4,
        refresh_lease_until = clock_timestamp() + $5 * interval '1 millisecond'
      from before where id = before.taken and workspace_id = $1
      returning %s, before.abandoned, before.in_doubt
      """
          .formatted(COLUMNS);

  /**
   * By primary key. Whatever becomes of the call that follows, it is in doubt until it is known.
   */
  static final String EXTEND_LEASE =
      """
      update connection
      set refresh_lease_until = clock_timestamp() + $4 * interval '1 millisecond',
        refresh_in_doubt = coalesce(refresh_in_doubt, $5)
      where workspace_id = $1 and id = $2 and refresh_lease = $3
      """;

  /** By primary key; a refresh that did not work leaves the connection as it was. */
  static final String PUT_OFF =
      """
      update connection set refresh_lease = null, refresh_lease_until = null, problem = $4,
        problem_since = coalesce(problem_since, $6),
        refresh_at = case when refresh_at is not null then greatest(refresh_at, $5) end,
        refresh_by = case when refresh_by is not null then greatest(refresh_by, $5) end,
        updated_at = $6, refresh_after = $7,
        refresh_in_doubt = case when $8 then refresh_in_doubt end
      where workspace_id = $1 and id = $2 and refresh_lease = $3
      """;

  /** By primary key; how a refresh that somebody else does is going. */
  static final String WATCH_LEASE =
      """
      select state, token_generation, problem, refresh_lease is not null as leased,
        refresh_lease_until > clock_timestamp() as live
      from connection where workspace_id = $1 and id = $2
      """;

  /**
   * By primary key. Asks for the generation, not the lease: a success that comes late is still the
   * newest. Tells whether the connection had expired meanwhile.
   */
  static final String STORE_TOKENS =
      """
      with before as (
        select id, state from connection
        where workspace_id = $1 and id = $2 and token_generation = $3
          and state in ('connected', 'expired') and sealed_tokens is not null
        for no key update)
      update connection c set state = 'connected', sealed_tokens = $4,
        token_generation = token_generation + 1, token_issued_at = $5, token_expires_at = $6,
        refresh_at = $7, refresh_lease = null, refresh_lease_until = null, problem = null,
        problem_since = null,
        grant_ends_at = $8,
        -- fresh tokens end the warning, unless the grant itself is about to end
        expiring_told_at = case when $8::timestamptz <= $5::timestamptz + interval '10 days' then c.expiring_told_at end,
        checked_at = $5, updated_at = $5, refresh_by = $9, refresh_after = $10,
        refresh_in_doubt = null, sealed_with = $11
      from before where c.id = before.id and c.workspace_id = $1
      returning before.state = 'expired' as had_expired
      """;

  /**
   * By connection_to_refresh, and scheduled_post_by_connection for each whose tokens can wait; over
   * all workspaces, as the tick is nobody's.
   */
  static final String DUE_REFRESHES =
      """
      select workspace_id, id, token_generation from connection c
      where state = 'connected' and refresh_at is not null and refresh_at <= $1
        and (refresh_lease is null or refresh_lease_until < clock_timestamp())
        and (refresh_after is null or refresh_after <= $1)
        and (refresh_by is null or refresh_by <= $1
          or exists (
            select 1 from scheduled_post p
            where p.connection_id = c.id and p.workspace_id = c.workspace_id
              and p.status = 'pending' and p.scheduled_at <= $3))
      order by refresh_at limit $2
      """;

  /**
   * A scan, as disconnects are rare: whether taking one grant back could end another. Platforms
   * take back what a person gave the app, in whatever workspace of ours; nothing of those is told.
   */
  static final String HAS_SIBLING =
      """
      select 1 from connection
      where platform = $2 and id <> $3 and state in ('connected', 'needs_selection')
        and (workspace_id = $1 or remote_id = $4 or details->>'user_id' = $5)
      limit 1
      """;

  /** By primary key. */
  static final String HAS_CHARACTER = "select 1 from character where workspace_id = $1 and id = $2";

  /** By primary key. */
  static final String START_STATE =
      """
      insert into oauth_state (state_hash, workspace_id, member_id, platform, character_id,
        redirect_path, code_verifier, expires_at, browser_hash, connect_link_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  /** By primary key; the state itself says whose it is. */
  static final String TAKE_STATE =
      """
      delete from oauth_state where state_hash = $1
      returning workspace_id, member_id, platform, character_id, redirect_path, code_verifier,
        expires_at, browser_hash, connect_link_id
      """;

  /** By oauth_state_by_expiry; an hour later, so that a late visitor is told what happened. */
  static final String CLEAR_STATES =
      "delete from oauth_state where expires_at < $1::timestamptz - interval '1 hour'";
}
