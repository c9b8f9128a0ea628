package ai.influgen.publishing.content;

/** Every statement about content items. */
final class ContentSql {
  /**
   * An item with its captions (caption_by_content) and media (by primary key, one by one: a join
   * may be planned to read all media of the workspace), in one row.
   */
  private static final String ITEM =
      """
      select c.*,
        (select coalesce(json_agg(json_build_object(
             'id', p.id, 'platform', p.platform, 'text', p.body, 'selected', p.selected) order by p.position), '[]')
           from caption p where p.content_id = c.id and p.workspace_id = c.workspace_id) as caption_list,
        (select coalesce(json_agg(json_build_object(
             'id', a.id, 'type', a.type, 'content_type', a.content_type, 'bytes', a.bytes, 'width', a.width,
             'height', a.height, 'duration_ms', a.duration_ms, 'sha256', a.sha256,
             'alt_text', m.entry->>'alt_text') order by m.place), '[]')
           from jsonb_array_elements(c.media) with ordinality m(entry, place)
           cross join lateral (
             select * from media_asset a
             where a.id = (m.entry->>'media_id')::uuid and a.workspace_id = c.workspace_id offset 0) a) as media_list
      from content_item c
      """;

  /** By the primary key. */
  static final String FIND = ITEM + "where c.id = $1 and c.workspace_id = $2";

  /** Pairs of item and workspace; by the primary key, each. */
  static final String FIND_EACH =
      ITEM
          + """
          , unnest($1::uuid[], $2::uuid[]) as wanted (id, workspace_id)
          where c.id = wanted.id and c.workspace_id = wanted.workspace_id
          """;

  /** By the primary key, each. */
  static final String FIND_ALL = ITEM + "where c.workspace_id = $1 and c.id = any($2)";

  /**
   * Locks before it reads: a row that was waited for is read again in its newest version, but what
   * is joined to it would not be. The strongest lock, so that it waits for those who keep the
   * approval by the weakest one, and they for it.
   */
  static final String LOCK_FOR_CHANGE =
      "select id from content_item where id = $1 and workspace_id = $2 for update";

  /** Others may read under the same lock; nobody can change it meanwhile. */
  static final String LOCK_AS_IT_IS =
      "select id from content_item where id = $1 and workspace_id = $2 for share";

  /**
   * Walks content_item_by_workspace from where the page before it ended, the first one from a place
   * newer than all; with a character, content_item_by_character may come cheaper.
   */
  static final String PAGE =
      ITEM
          + """
          where c.workspace_id = $1
            and ($3::text is null or c.status = $3)
            and ($4::uuid is null or c.character_id = $4)
            and (c.created_at, c.id) < ($5, $6)
          order by c.created_at desc, c.id desc limit $2
          """;

  static final String INSERT =
      """
      insert into content_item
        (id, workspace_id, title, media, settings, status, approval_hash, approved_by, approved_at, rejection,
         version, updated_at, character_id, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """;

  /** By the primary key. */
  static final String UPDATE =
      """
      update content_item
      set title = $3, media = $4, settings = $5, status = $6, approval_hash = $7, approved_by = $8, approved_at = $9,
          rejection = $10, version = $11, updated_at = $12
      where id = $1 and workspace_id = $2
      """;

  /** By caption_by_content. */
  static final String DELETE_CAPTIONS =
      "delete from caption where content_id = $1 and workspace_id = $2";

  static final String INSERT_CAPTIONS =
      """
      insert into caption (id, workspace_id, content_id, platform, body, selected, position)
      select t.id, $2, $1, t.platform, t.body, t.selected, t.position
      from unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[])
        with ordinality t(id, platform, body, selected, position)
      """;

  /** By the primary key; passes by an item that somebody is just changing. */
  static final String MARK_PUBLISHED =
      """
      update content_item set status = 'published', updated_at = $4
      where id = (select id from content_item
                  where id = $1 and workspace_id = $2 and status = 'approved' and approval_hash = $3
                  for no key update skip locked)
      """;

  private ContentSql() {}
}
