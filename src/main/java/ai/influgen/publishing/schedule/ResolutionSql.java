package ai.influgen.publishing.schedule;

/** A person's word on what no platform could tell. */
final class ResolutionSql {
  private ResolutionSql() {}

  // primary key, publish_attempt_by_post; scheduled_post_remote_id refuses an id that another post
  // has
  static final String RESOLVE_PUBLISHED =
      """
      update scheduled_post
      set status = 'published', needs_confirmation = false, unsettled = false,
          remote_post_id = coalesce($3, remote_post_id),
          published_at = coalesce(
            (select max(intent_at) from publish_attempt where post_id = $2 and workspace_id = $1),
            $4),
          error_code = null, error_message = null, retryable = null, next_attempt_at = null,
          ended_at = $4, updated_at = $4
      where workspace_id = $1 and id = $2
      """;

  // primary key
  static final String RESOLVE_NOT_PUBLISHED =
      """
      update scheduled_post
      set status = 'failed', needs_confirmation = false, unsettled = false,
          error_code = 'unknown_error', error_message = $3, retryable = false,
          next_attempt_at = null, ended_at = $4, updated_at = $4
      where workspace_id = $1 and id = $2
      """;

  // What a person said, among what was tried. Append only
  static final String LOG_RESOLUTION =
      """
      insert into publish_attempt (id, workspace_id, post_id, kind, started_at, ended_at, outcome, remote_post_id)
      values ($1, $2, $3, 'reconcile', clock_timestamp(), clock_timestamp(), $4, $5)
      """;

  // publish_attempt_by_post in each partition, read backwards
  static final String LAST_OUTCOME =
      """
      select outcome from publish_attempt where post_id = $2 and workspace_id = $1
      order by ended_at desc, id desc limit 1
      """;
}
