package ai.influgen.publishing.schedule;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.smart.Window;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the smart schedule reads and locks. */
final class SmartStore {
  /** How much content one call looks at. */
  static final int MOST_CONTENT = 500;

  private SmartStore() {}

  /**
   * Approved content that is not scheduled everywhere yet.
   *
   * @param served the connections where it is
   */
  record Waiting(UUID contentId, String approvalHash, Set<UUID> served) {}

  /**
   * Whose content is wanted, and for which accounts.
   *
   * @param published also content that is published already
   */
  record Wanted(UUID workspaceId, UUID characterId, List<UUID> connections, boolean published) {}

  static Future<Optional<ZoneId>> zone(Database database, UUID workspaceId, UUID characterId) {
    return database.one(
        ScheduleSql.CHARACTER_ZONE,
        Tuple.of(workspaceId, characterId),
        row -> ZoneId.of(row.getString("timezone")));
  }

  /** What waits longest first; one more than {@link #MOST_CONTENT} if there is more. */
  static Future<List<Waiting>> waiting(SqlClient client, Wanted wanted) {
    return Database.list(
        client,
        SmartSql.WAITING,
        Tuple.of(wanted.workspaceId(), wanted.characterId())
            .addArrayOfUUID(ids(wanted.connections()))
            .addBoolean(wanted.published())
            .addInteger(MOST_CONTENT + 1),
        row ->
            new Waiting(
                row.getUUID("id"),
                row.getString("approval_hash"),
                Set.of(row.getArrayOfUUIDs("connections"))));
  }

  /** When something is posted, by connection: in the window, and so far around it. */
  static Future<Map<UUID, List<Instant>>> busy(
      SqlClient client, Wanted wanted, Window window, Duration around) {
    record Post(UUID connection, Instant at) {}
    return Database.list(
            client,
            SmartSql.BUSY,
            Tuple.of(wanted.workspaceId())
                .addArrayOfUUID(ids(wanted.connections()))
                .addOffsetDateTime(window.from().minus(around).atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(window.until().plus(around).atOffset(ZoneOffset.UTC)),
            row -> new Post(row.getUUID("connection_id"), row.getOffsetDateTime("at").toInstant()))
        .map(
            posts ->
                posts.stream()
                    .collect(
                        Collectors.groupingBy(
                            Post::connection, Collectors.mapping(Post::at, Collectors.toList()))));
  }

  /** Waits until nobody else plans for these accounts, and keeps others waiting. */
  static Future<Void> lock(SqlConnection transaction, Collection<UUID> connections) {
    Long[] keys =
        connections.stream()
            .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
            .sorted()
            .toArray(Long[]::new);
    return Database.execute(transaction, SmartSql.LOCK_ACCOUNTS, Tuple.tuple().addArrayOfLong(keys))
        .mapEmpty();
  }

  /** Locks content whose approval still stands, and says which that is. */
  static Future<Set<UUID>> keep(
      SqlConnection transaction, UUID workspaceId, Map<UUID, String> approvals) {
    List<UUID> contents = approvals.keySet().stream().sorted().toList();
    return Database.list(
            transaction,
            SmartSql.KEEP_APPROVALS,
            Tuple.of(workspaceId)
                .addArrayOfUUID(ids(contents))
                .addArrayOfString(contents.stream().map(approvals::get).toArray(String[]::new)),
            row -> row.getUUID("id"))
        .map(Set::copyOf);
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
