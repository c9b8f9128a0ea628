package ai.influgen.publishing.content;

/** Every statement about characters. */
final class CharacterSql {
  static final String INSERT =
      """
      insert into character (id, workspace_id, name, timezone, autopilot, created_at, updated_at)
      select $1, w.id, $3, coalesce($4, w.timezone), $5, $6, $6 from workspace w where w.id = $2
      returning *
      """;

  /** By the primary key. */
  static final String FIND = "select * from character where id = $1 and workspace_id = $2";

  /** By the primary key. */
  static final String UPDATE =
      """
      update character
      set name = coalesce($3, name), timezone = coalesce($4, timezone),
          autopilot = coalesce($5, autopilot), updated_at = $6
      where id = $1 and workspace_id = $2
      returning *
      """;

  /** Walks character_by_workspace. */
  static final String OLDEST =
      "select * from character where workspace_id = $1 order by created_at, id limit $2";

  /** Walks character_by_workspace from where the page before it ended. */
  static final String YOUNGER =
      """
      select * from character where workspace_id = $1 and (created_at, id) > ($3, $4)
      order by created_at, id limit $2
      """;

  private CharacterSql() {}
}
