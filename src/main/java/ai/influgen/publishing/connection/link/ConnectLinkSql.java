package ai.influgen.publishing.connection.link;

/** Every statement on {@code connect_link}, and the reads of {@code connect_link_use}. */
final class ConnectLinkSql {
  private ConnectLinkSql() {}

  private static final String COLUMNS =
      """
      id, workspace_id, character_id, platforms, label, created_by, created_at, expires_at, \
      last_opened_at, revoked_at
      """;

  /** By character_pkey; stores nothing for a character that the workspace does not have. */
  static final String INSERT =
      """
      insert into connect_link (id, workspace_id, character_id, platforms, label, created_by,
        created_at, expires_at)
      select $1::uuid, $2::uuid, $3::uuid, $4::text[], $5::text, $6::uuid, $7::timestamptz,
        $8::timestamptz
      where $3::uuid is null or exists (
        select 1 from character c where c.workspace_id = $2 and c.id = $3)
      returning
      """
          + COLUMNS;

  /** By connect_link_by_workspace, from the cursor on. */
  static final String PAGE =
      "select "
          + COLUMNS
          + """
          from connect_link where workspace_id = $1 and (created_at, id) < ($2, $3)
          order by created_at desc, id desc limit $4
          """;

  /** By primary key; who holds the signed id needs no other right. */
  static final String FIND = "select " + COLUMNS + " from connect_link where id = $1";

  /** By primary key. */
  static final String REVOKE =
      """
      update connect_link set revoked_at = coalesce(revoked_at, $3)
      where workspace_id = $1 and id = $2
      """;

  /** By primary key; at most once a minute. */
  static final String OPENED =
      """
      update connect_link set last_opened_at = $3
      where workspace_id = $1 and id = $2
        and coalesce(last_opened_at < $3::timestamptz - interval '1 minute', true)
      """;

  /** By primary keys; who asks, in words for the client. */
  static final String ASKING =
      """
      select w.name as workspace, w.timezone, c.name as character
      from workspace w left join character c on c.workspace_id = w.id and c.id = $2
      where w.id = $1
      """;

  /** By connect_link_use_by_link; the newest of each account, and of what was asked. */
  static final String USES =
      """
      select distinct on (connect_link_id, platform, remote_id)
        id, connect_link_id, platform, connection_id, token_generation, remote_id, used_at
      from connect_link_use where workspace_id = $1 and connect_link_id = any($2)
      order by connect_link_id, platform, remote_id, id desc
      """;
}
