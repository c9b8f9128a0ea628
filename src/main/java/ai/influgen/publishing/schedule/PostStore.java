package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.PageRequest.Position;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists people see, and single posts; each only within one workspace. */
public final class PostStore {
  // where a list starts: before or after every row there can be
  private static final Position FIRST = new Position(Instant.EPOCH, new UUID(0, 0));
  private static final Position LAST =
      new Position(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  // a reconciliation may take many rounds; what came last tells most
  private static final int ATTEMPTS_SHOWN = 50;

  private final Database database;

  public PostStore(Database database) {
    this.database = database;
  }

  /** Which posts of a list are wanted. */
  public record Filter(
      Optional<PostStatus> status, Optional<PlatformName> platform, Optional<UUID> characterId) {}

  /**
   * One post.
   *
   * @throws Problem 404, in the future, if the workspace has none of that id
   */
  public Future<ScheduledPost> get(UUID workspaceId, UUID id) {
    return database
        .one(ScheduleSql.FIND, ids(workspaceId, List.of(id)), PostRows::post)
        .map(PostStore::found);
  }

  /** Posts by their ids, in the order of the ids, on a given connection. */
  Future<List<ScheduledPost>> all(SqlClient client, UUID workspaceId, List<UUID> ids) {
    return Database.list(client, ScheduleSql.FIND, ids(workspaceId, ids), PostRows::post)
        .map(
            posts -> {
              Map<UUID, ScheduledPost> byId =
                  posts.stream().collect(Collectors.toMap(ScheduledPost::id, Function.identity()));
              return ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
            });
  }

  /** What is pending, soonest first; the filter's status plays no part. */
  public Future<Page<ScheduledPost>> pending(UUID workspaceId, Filter filter, PageRequest page) {
    return database
        .list(
            ScheduleSql.PENDING,
            listed(workspaceId, filter, page, page.after().orElse(FIRST)),
            PostRows::post)
        .map(posts -> page.page(posts, post -> new Position(post.scheduledAt(), post.id())));
  }

  /** What has ended, newest first. */
  public Future<Page<ScheduledPost>> ended(UUID workspaceId, Filter filter, PageRequest page) {
    Tuple parameters = listed(workspaceId, filter, page, page.after().orElse(LAST));
    parameters.addString(filter.status.map(PostStatus::wire).orElse(null));
    return database
        .list(ScheduleSql.ENDED, parameters, PostRows::post)
        .map(posts -> page.page(posts, PostStore::endedPosition));
  }

  /** The newest attempts of each post, oldest first. */
  public Future<Map<UUID, List<Attempt>>> attempts(UUID workspaceId, Collection<UUID> postIds) {
    Tuple parameters = ids(workspaceId, postIds).addInteger(ATTEMPTS_SHOWN);
    return database
        .list(ScheduleSql.ATTEMPTS, parameters, PostRows::attempt)
        .map(all -> all.stream().collect(Collectors.groupingBy(Attempt::postId)));
  }

  /**
   * Locks a post for the rest of the transaction and says how it stands.
   *
   * @throws Problem 404, in the future, if the workspace has none of that id
   */
  Future<Standing> lock(SqlClient transaction, UUID workspaceId, UUID id) {
    return Database.one(
            transaction, ScheduleSql.LOCK, Tuple.of(workspaceId, id), row -> row.getUUID("id"))
        .compose(locked -> standing(transaction, workspaceId, List.of(found(locked))))
        .map(List::getFirst);
  }

  /** How posts stand that the caller has locked, by their time. */
  Future<List<Standing>> standing(SqlClient transaction, UUID workspaceId, List<UUID> ids) {
    return Database.list(
        transaction, ScheduleSql.STANDING, ids(workspaceId, ids), PostRows::standing);
  }

  /** The zone of a character of this workspace. */
  Future<ZoneId> characterZone(UUID workspaceId, UUID characterId) {
    return database
        .one(
            ScheduleSql.CHARACTER_ZONE,
            Tuple.of(workspaceId, characterId),
            row -> ZoneId.of(row.getString("timezone")))
        .map(Optional::orElseThrow);
  }

  static <T> T found(Optional<T> row) {
    return row.orElseThrow(() -> Problem.notFound("scheduled post"));
  }

  static Tuple ids(UUID workspaceId, Collection<UUID> ids) {
    return Tuple.of(workspaceId).addArrayOfUUID(ids.toArray(UUID[]::new));
  }

  private static Position endedPosition(ScheduledPost post) {
    return new Position(Objects.requireNonNull(post.endedAt()), post.id());
  }

  private static Tuple listed(UUID workspaceId, Filter filter, PageRequest page, Position after) {
    return Tuple.of(workspaceId)
        .addOffsetDateTime(after.at().atOffset(ZoneOffset.UTC))
        .addUUID(after.id())
        .addString(filter.platform.map(PlatformName::value).orElse(null))
        .addUUID(filter.characterId.orElse(null))
        .addInteger(page.rows());
  }
}
