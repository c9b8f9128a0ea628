package ai.influgen.publishing.workspace;

/** All SQL of the agency keys. Times are the database's. */
final class ApiKeySql {
  private ApiKeySql() {}

  private static final String COLUMNS =
      """
      id, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at
      """;

  /** By member_pkey; stores nothing unless the member is an owner. */
  static final String INSERT =
      """
      insert into api_key (id, workspace_id, name, prefix, key_hash, scopes, created_by, expires_at)
      select $1::uuid, m.workspace_id, $4::text, $5::text, $6::bytea, $7::text[], m.id,
             $8::timestamptz
      from member m where m.workspace_id = $2 and m.id = $3 and m.role = 'owner'
      returning
      """
          + COLUMNS;

  /** By api_key_by_workspace, from the cursor on. */
  static final String PAGE =
      "select "
          + COLUMNS
          + """
          from api_key where workspace_id = $1 and (created_at, id) < ($2, $3)
          order by created_at desc, id desc limit $4
          """;

  /** By api_key_pkey. */
  static final String REVOKE =
      """
      update api_key set revoked_at = coalesce(revoked_at, now()) where workspace_id = $1 and id = $2
      """;

  /** By api_key_key_hash_key. */
  static final String FIND =
      """
      select id, workspace_id, created_by, scopes, expires_at,
             coalesce(last_used_at < now() - interval '1 minute', true) as unseen
      from api_key
      where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())
      """;

  /** By api_key_key_hash_key. */
  static final String KNOWN = "select id from api_key where key_hash = $1";

  /** By api_key_pkey. */
  static final String SEEN =
      """
      update api_key set last_used_at = now()
      where workspace_id = $1 and id = $2
        and coalesce(last_used_at < now() - interval '1 minute', true)
      """;
}
