package ai.influgen.publishing.event;

/** Every statement on {@code event}. */
final class EventSql {
  private EventSql() {}

  static final String APPEND =
      """
      insert into event (id, workspace_id, type, subject_id, data, at)
      values ($1, $2, $3, $4, $5, $6)
      """;

  /**
   * $1 workspace, $2 and $3 the place after which to read, $4 type or null, $5 how many. By
   * event_in_order, up to the oldest transaction that is still open: what that one writes comes
   * after all that is shown here, whatever its numbers.
   */
  static final String AFTER =
      """
      select xid::text as xid, seq, id, workspace_id, type, subject_id, data, at from event
      where workspace_id = $1 and (xid, seq) > ($2::text::xid8, $3)
        and xid < pg_snapshot_xmin(pg_current_snapshot())
        and ($4::text is null or type = $4)
      order by event.xid, seq limit $5
      """;

  /** $1 which are old, $2 how many. By event_by_age. */
  static final String SWEEP =
      """
      delete from event where id in (
        select id from event where at < $1 order by at limit $2 for update skip locked)
      """;
}
