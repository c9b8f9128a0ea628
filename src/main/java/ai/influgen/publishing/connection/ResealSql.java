package ai.influgen.publishing.connection;

/** Every statement that goes by the key with which a connection is sealed. */
final class ResealSql {
  private ResealSql() {}

  private static final String SEALED = "(sealed_tokens is not null or sealed_choices is not null)";

  /** By connection_by_key; over all workspaces, as the key is the server's. */
  static final String SEALED_OTHERWISE =
      """
      select count(*) from connection where %1$s and sealed_with < $1
      union all
      select count(*) from connection where %1$s and sealed_with > $1
      """
          .formatted(SEALED);

  /** By connection_by_key, one batch after the other; over all workspaces. */
  static final String NEXT_SEALED_OTHERWISE =
      """
      (select workspace_id, id, sealed_with, sealed_tokens, sealed_choices from connection
       where %1$s and sealed_with < $1 and (sealed_with, id) > ($2, $3)
       order by sealed_with, id limit $4)
      union all
      (select workspace_id, id, sealed_with, sealed_tokens, sealed_choices from connection
       where %1$s and sealed_with > $1 and (sealed_with, id) > ($2, $3)
       order by sealed_with, id limit $4)
      order by sealed_with, id limit $4
      """
          .formatted(SEALED);

  /**
   * By primary key; only if what is sealed is still the same, bit by bit. The tokens are, too:
   * their generation stays, and so does a refresh that is under way.
   */
  static final String RESEAL =
      """
      update connection set sealed_tokens = $5, sealed_choices = $6, sealed_with = $7
      where workspace_id = $1 and id = $2
        and sealed_tokens is not distinct from $3 and sealed_choices is not distinct from $4
      """;
}
