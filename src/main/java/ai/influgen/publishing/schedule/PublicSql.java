package ai.influgen.publishing.schedule;

/** The SQL of public publish. */
final class PublicSql {
  private PublicSql() {}

  // $1 workspace, $2 content, $3 platform, $4 connection, $5 approval hash, $6 whether a repost is
  // wanted, $7 a post that does not count, or null. The post that a request is about: a pending one
  // before all; then one that is published, unless a repost is wanted; then one that a person has
  // to
  // settle; then the newest. What ended on another account, whose place the connection's took, does
  // not count. scheduled_post_by_content
  static final String SAME =
      "select "
          + ScheduleSql.COLUMNS
          + ScheduleSql.FROM
          + """
          join connection n on n.id = p.connection_id
          where p.content_id = $2 and p.workspace_id = $1 and p.platform = $3
            and p.connection_id = $4 and p.approval_hash = $5 and p.status <> 'cancelled'
            and (p.status = 'pending' or p.remote_account_id is not distinct from n.remote_id)
            and p.id is distinct from $7
          order by p.status = 'pending' desc, (p.status = 'published' and not $6) desc,
            p.needs_confirmation desc, p.id desc
          limit 1
          """;

  // $1 workspace, $2 post. Primary key
  static final String MARK_REPOST =
      "update scheduled_post set repost = true where workspace_id = $1 and id = $2";
}
