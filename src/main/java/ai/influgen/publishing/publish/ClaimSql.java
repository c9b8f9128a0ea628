package ai.influgen.publishing.publish;

/**
 * Taking what is due: rows of {@code due} become an instance's rows of {@code inflight}, and an
 * account's surplus goes back to wait for its turn. Locks: due, inflight, account_gate.
 */
final class ClaimSql {
  private ClaimSql() {}

  private static final String SECOND =
      "date_bin(interval '1 second', run_at, timestamptz '2000-01-01 00:00:00+00')";

  // an instance whose lease has run out claims nothing
  private static final String LEASED =
      """
      exists (select 1 from instance i where i.id = $2 and i.beat_at > clock_timestamp() - interval '2 seconds')
      """;

  private static final String TAKE =
      """
      taken as (
        delete from due where post_id = any(array(select post_id from picked)) returning *)
      insert into inflight (post_id, kind, state, instance_id, token, run_at, target_at, workspace_id, connection_id,
                            platform, claimed_at, intent_at, rounds, refreshed, rank, in_line)
      select post_id, kind, 'claimed', $2, gen_random_uuid(), %s, target_at, workspace_id, connection_id,
             platform, clock_timestamp(), intent_at, rounds, refreshed, rank, in_line
      from taken
      returning *
      """;

  /**
   * $1 horizon in s, $2 instance, $3 platforms, $4 how many posts of each, $5 since when. For each
   * platform the left edge of due_now from there on: a volatile clock in the condition would read
   * all of it. What waits for its turn is not taken early: its account is likely to call it.
   * Materialised, so that the planner can't lock more rows than the limit.
   */
  static final String CLAIM = claim("kind <> 'stage'");

  /** The same of what is to be prepared. Left edge of due_ahead. */
  static final String CLAIM_AHEAD = claim("kind = 'stage'");

  private static String claim(String kinds) {
    return """
        with wanted as (
          select * from unnest($3::text[], $4::int[], $5::timestamptz[]) as w (platform, posts, since)),
        picked as materialized (
          select d.post_id from wanted w cross join lateral (
            select post_id from due
            where platform = w.platform and %1$s
              and %2$s >= w.since and %2$s <= statement_timestamp() + $1::float8 * interval '1 second'
              and (not in_line or run_at <= statement_timestamp())
            order by %2$s, rank
            limit w.posts
            for update skip locked) d
          where %3$s),
        """
            .formatted(kinds, SECOND, LEASED)
        + TAKE.formatted("run_at");
  }

  /**
   * $1 horizon in s, $2 instance, $3 accounts, $4 how many posts of each: the next of an account
   * whose posts wait for their turn, unless another instance is at it or the platform asked to
   * leave it alone. due_by_account and inflight_by_connection.
   */
  static final String CLAIM_LINE =
      """
      with wanted as (
        select w.connection_id, w.posts
        from unnest($3::uuid[], $4::int[]) as w (connection_id, posts)
          join account_gate g on g.connection_id = w.connection_id
        where (g.not_before is null or g.not_before <= statement_timestamp())
          and not exists (select 1 from inflight e where e.connection_id = w.connection_id and e.kind = 'commit'
                          and e.instance_id <> $2)),
      picked as materialized (
        select d.post_id from wanted w cross join lateral (
          select post_id from due
          where connection_id = w.connection_id and kind = 'commit'
            and target_at <= statement_timestamp() + $1::float8 * interval '1 second'
            and (in_line or run_at <= statement_timestamp() + $1::float8 * interval '1 second')
          order by target_at, post_id
          limit w.posts
          for update skip locked) d
        where %s),
      """
              .formatted(LEASED)
          + TAKE.formatted("case when in_line then target_at else run_at end");

  /**
   * $1 posts, $2 tokens, $3 seconds from one to the next: claims for which there is no room on
   * their account go back and wait for their turn, each with a place of its own so that they don't
   * all come up at once. Primary keys; rows that somebody deals with are left alone; then the
   * gates, in the order of their ids.
   */
  static final String STAND_IN_LINE =
      """
      with mine as materialized (
        select i.* from (select * from unnest($1::uuid[], $2::uuid[]) as t (post_id, token) order by post_id) t
          cross join lateral (
            select * from inflight i
            where i.post_id = t.post_id and i.token = t.token and i.state = 'claimed' and i.kind = 'commit'
            for update skip locked) i),
      gates as materialized (
        select connection_id, greatest(coalesce(line_until, '-infinity'), clock_timestamp() + interval '1 second') as free_at
        from account_gate where connection_id in (select connection_id from mine)
        order by connection_id
        for update),
      gone as (
        delete from inflight where post_id = any(array(select post_id from mine))),
      places as materialized (
        select m.*, g.free_at + $3::float8 * interval '1 second'
            * row_number() over (partition by m.connection_id order by m.target_at, m.post_id) as place
        from mine m join gates g on g.connection_id = m.connection_id),
      moved as (
        update account_gate g set line_until = l.place
        from (select connection_id, max(place) as place from places group by connection_id) l
        where g.connection_id = l.connection_id)
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed,
                       rank, in_line)
      select post_id, kind, greatest(run_at, place), target_at, workspace_id, connection_id, platform, intent_at, rounds,
             refreshed, rank, true
      from places
      returning post_id
      """;

  /**
   * $1 platforms: how many seconds ago the oldest post was due that nobody has claimed. Left edges
   * of due_now and due_ahead.
   */
  static final String OLDEST_OVERDUE =
      """
      select coalesce(extract(epoch from clock_timestamp() - min(e.run_at)), 0)::float8
      from unnest($1::text[]) as w (platform) cross join lateral (
        (select run_at from due where platform = w.platform and kind <> 'stage' order by %1$s, rank limit 1)
        union all
        (select run_at from due where platform = w.platform and kind = 'stage' order by %1$s, rank limit 1)) e
      """
          .formatted(SECOND);
}
