package ai.influgen.publishing.media;

/** Every statement of this feature. */
final class MediaSql {
  static final String INSERT =
      """
      insert into media_asset
        (id, workspace_id, type, content_type, file_name, bytes, width, height, duration_ms, sha256, source_url, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """;

  /** By the primary key. */
  static final String GET = "select * from media_asset where id = $1 and workspace_id = $2";

  /** By the primary key. */
  static final String FIND =
      "select * from media_asset where id = any($1::uuid[]) and workspace_id = $2";

  /** Walks media_asset_by_workspace. */
  static final String NEWEST =
      """
      select * from media_asset where workspace_id = $1
      order by created_at desc, id desc limit $2
      """;

  /** Walks media_asset_by_workspace from where the page before it ended. */
  static final String OLDER =
      """
      select * from media_asset where workspace_id = $1 and (created_at, id) < ($3, $4)
      order by created_at desc, id desc limit $2
      """;

  private MediaSql() {}
}
