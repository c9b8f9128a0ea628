package ai.influgen.publishing.publish;

/**
 * The platforms' limits, counted over all instances. Each statement is one row by its primary key,
 * judged and changed at once: two callers never take the same place.
 */
final class QuotaSql {
  private QuotaSql() {}

  /** $1 subject, $2 name, $3 this slice, $4 the oldest slice that counts, $5 limit, $6 now. */
  static final String TAKE =
      """
      insert into quota as q (subject, name, slices, used)
      values ($1, $2, array[$3::timestamptz], array[1])
      on conflict (subject, name) do update set
        slices = array(select s from unnest(q.slices) s where s >= $4 and s < $3 order by s) || $3::timestamptz,
        used = array(select t.n from unnest(q.slices, q.used) t(s, n) where t.s >= $4 and t.s < $3 order by t.s)
          || (1 + coalesce((select sum(t.n) from unnest(q.slices, q.used) t(s, n) where t.s >= $3), 0))::int,
        waiting = case when exists (select 1 from unnest(q.slices) s where s >= $4) then greatest(q.waiting - 1, 0) else 0 end
      where q.closed_until <= $6
        and coalesce((select sum(t.n) from unnest(q.slices, q.used) t(s, n) where t.s >= $4), 0)
            + case when q.foreign_until > $6 then q.foreign_used else 0 end < $5
      returning true
      """;

  /** $1 subject, $2 name: one more waits; how things stand. */
  static final String WAIT =
      """
      update quota set waiting = waiting + 1 where subject = $1 and name = $2
      returning slices, used, foreign_used, foreign_until, closed_until, waiting
      """;

  /** $1 subject, $2 name: the newest call was not made after all. */
  static final String RELEASE =
      """
      update quota set used[cardinality(used)] = greatest(used[cardinality(used)] - 1, 0)
      where subject = $1 and name = $2 and cardinality(used) > 0
      """;

  /**
   * $1 subject, $2 name, $3 the oldest slice that counts, $4 calls that are gone by the platform's
   * count, $5 until when that holds, $6 closed until: what the platform told.
   */
  static final String LEARN =
      """
      insert into quota as q (subject, name, foreign_used, foreign_until, closed_until)
      values ($1, $2, $4, $5, $6)
      on conflict (subject, name) do update set
        foreign_used = greatest(
          $4 - coalesce((select sum(t.n) from unnest(q.slices, q.used) t(s, n) where t.s >= $3), 0), 0)::int,
        foreign_until = $5,
        closed_until = greatest(q.closed_until, $6)
      """;
}
