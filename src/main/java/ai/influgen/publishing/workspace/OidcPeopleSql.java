package ai.influgen.publishing.workspace;

/**
 * The statements about an issuer's people. In all of them $1 is the workspace, $2 the issuer, $3
 * the subject, and $4 when the issuer said what is known.
 */
final class OidcPeopleSql {
  /** By member_by_identity; only those of whom this or something newer is known. */
  static final String FIND =
      """
      select id, role from member
      where workspace_id = $1 and issuer = $2 and subject = $3 and role_as_of >= $4
        and (role_as_of > $4 or (role = $5 and name = coalesce($6, name)))
      """;

  /**
   * By workspace_pkey and member_by_identity; stores nothing for a workspace that is not there.
   * What the issuer said last counts: an older token brings no role back. Of two at the same time
   * the lesser one stays, and none is the least.
   */
  static final String MEET =
      """
      insert into member as m (id, workspace_id, name, role, issuer, subject, role_as_of)
      select $7::uuid, w.id, coalesce($6::text, left($3::text, 200)), $5::text, $2::text, $3::text,
             $4::timestamptz
      from workspace w where w.id = $1
      on conflict (workspace_id, issuer, subject) do update
        set role = case
              when excluded.role_as_of > m.role_as_of then excluded.role
              when excluded.role_as_of = m.role_as_of
                and array_position(array['viewer', 'editor', 'approver', 'owner'], excluded.role)
                  < array_position(array['viewer', 'editor', 'approver', 'owner'], m.role)
                then excluded.role
              else m.role end,
            name = case when excluded.role_as_of >= m.role_as_of then coalesce($6::text, m.name)
              else m.name end,
            role_as_of = greatest(excluded.role_as_of, m.role_as_of)
      returning m.id, m.role
      """;

  /** By member_by_identity; who was never here is not kept. */
  static final String TAKE_ROLE =
      """
      update member set role = null, role_as_of = $4
      where workspace_id = $1 and issuer = $2 and subject = $3 and role_as_of <= $4
      """;

  /**
   * By member_by_subject; where the person was before, and here if they have no role any more. The
   * one statement that looks beyond a workspace: a session that is newer than the word stays.
   */
  static final String END_SESSIONS =
      """
      delete from access_token t using member m
      where m.issuer = $2 and m.subject = $3 and m.role_as_of <= $4
        and (m.workspace_id <> $1 or m.role is null)
        and t.workspace_id = m.workspace_id and t.member_id = m.id and t.kind = 'session'
      """;

  private OidcPeopleSql() {}
}
