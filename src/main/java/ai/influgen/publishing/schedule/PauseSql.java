package ai.influgen.publishing.schedule;

/** Statements about pauses. {@code inflight} is only read and locked: it is the engine's. */
final class PauseSql {
  private PauseSql() {}

  private static final String COLUMNS = "id, platform, character_id, created_at";

  /**
   * $1 id, $2 workspace, $3 platform, $4 character, $5 member. No row: the same is paused already,
   * or there is no such character. By pause_once.
   */
  static final String INSERT =
      """
      insert into pause (id, workspace_id, platform, character_id, created_by)
      select $1, $2, $3, $4, $5
      where $4::uuid is null or exists (select 1 from character c where c.id = $4 and c.workspace_id = $2)
      on conflict do nothing
      returning %s
      """
          .formatted(COLUMNS);

  /** $1 workspace, $2 platform, $3 character. By pause_once. */
  static final String SAME =
      """
      select %s from pause
      where workspace_id = $1 and platform is not distinct from $2::text and character_id is not distinct from $3::uuid
      """
          .formatted(COLUMNS);

  /** $1 workspace: a handful. By pause_once. */
  static final String LIST =
      "select %s from pause where workspace_id = $1 order by created_at, id".formatted(COLUMNS);

  /** $1 workspace, $2 id. Primary key. Whoever holds a post for it at this moment is waited for. */
  static final String DELETE =
      "delete from pause where workspace_id = $1 and id = $2 returning %s".formatted(COLUMNS);

  private static final String MEANT =
      """
      and ($2::text is null or p.platform = $2) and ($3::uuid is null or p.character_id = $3)
      """;

  /**
   * $1 workspace, $2 platform, $3 character: what is about to ask for its permission. Scan of a
   * small table.
   */
  static final String ABOUT_TO_ASK =
      """
      select i.post_id from inflight i join scheduled_post p on p.id = i.post_id
      where i.workspace_id = $1 and i.kind = 'commit' and i.state = 'claimed'
      """
          + MEANT;

  /**
   * $1 post: waits until a permission that is being judged is given or not. One row and no other
   * lock, so that nobody waits for us in turn. Primary key.
   */
  static final String AFTER_ITS_PERMISSION =
      "select state from inflight where post_id = $1 for share";

  /**
   * $1 workspace, $2 platform, $3 character: what can't be stopped any more. Scan of two small
   * parts: what is worked on, and what is asked about.
   */
  static final String IN_FLIGHT =
      """
      select p.id from inflight i join scheduled_post p on p.id = i.post_id
      where i.workspace_id = $1 and p.status = 'pending' and (i.state = 'sending' or i.kind in ('confirm', 'reconcile'))
      %1$s
      union
      select p.id from scheduled_post p join due d on d.post_id = p.id
      where p.workspace_id = $1 and p.status = 'pending' and d.kind in ('confirm', 'reconcile') and p.intent_at is not null
      %1$s
      """
          .formatted(MEANT);

  /**
   * $1 workspace, $2 platform, $3 character: what a pause that has ended held, and no other does.
   * By scheduled_post_paused.
   */
  static final String LOCK_HELD =
      """
      select p.id from scheduled_post p
      where p.workspace_id = $1 and p.held = 'paused' and p.status = 'pending'
      """
          + MEANT
          + """
          and not exists (
            select 1 from pause z where z.workspace_id = p.workspace_id and (z.platform is null or z.platform = p.platform)
              and (z.character_id is null or z.character_id = p.character_id))
          order by p.id
          for update
          """;
}
