package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stops publishing for a while, and lets it go on. Nothing is sent any more once the pause is
 * stored; what was permitted before is told.
 */
public final class Pauses {
  private final Schedule schedule;
  private final Resuming resuming;

  public Pauses(Schedule schedule) {
    this.schedule = schedule;
    this.resuming = new Resuming(schedule);
  }

  /** What is to be paused; null: all of it. */
  public record Scope(@Nullable PlatformName platform, @Nullable UUID characterId) {}

  /**
   * A pause, with the posts that it came too late for: the call that publishes them was permitted.
   */
  public record Begun(Pause pause, List<ScheduledPost> inFlight) {
    public Begun {
      inFlight = List.copyOf(inFlight);
    }
  }

  /** A pause that has ended: of the posts that it held, how many go on, and how many still wait. */
  public record Ended(int resumed, int held) {}

  /**
   * Pauses; what is paused already stays so.
   *
   * @throws Problem 404, in the future, if there is no such character
   */
  public Future<Begun> begin(Caller caller, Scope scope) {
    Tuple row =
        Tuple.of(IdKind.next(), caller.workspaceId())
            .addString(platform(scope))
            .addUUID(scope.characterId())
            .addUUID(caller.memberId());
    return database()
        .one(PauseSql.INSERT, row, Pauses::pause)
        .compose(
            made ->
                made.isPresent()
                    ? Future.succeededFuture(made)
                    : database().one(PauseSql.SAME, of(caller.workspaceId(), scope), Pauses::pause))
        .map(found -> found.orElseThrow(() -> Problem.notFound("character")))
        .compose(
            pause -> inFlight(caller.workspaceId(), scope).map(posts -> new Begun(pause, posts)));
  }

  /** What is paused. */
  public Future<List<Pause>> list(UUID workspaceId) {
    return database().list(PauseSql.LIST, Tuple.of(workspaceId), Pauses::pause);
  }

  /**
   * Lets posts go on by the workspace's rule: who still has their time before them keeps it, late
   * ones go out spaced, and what is too late for the rule waits for a person.
   *
   * @throws Problem 404, in the future, if there is none of that id
   */
  public Future<Ended> end(UUID workspaceId, UUID id) {
    return database()
        .transaction(
            transaction ->
                Database.one(transaction, PauseSql.DELETE, Tuple.of(workspaceId, id), Pauses::pause)
                    .map(found -> found.orElseThrow(() -> Problem.notFound("pause")))
                    .compose(pause -> resume(transaction, workspaceId, pause)))
        .onSuccess(_ -> schedule.queue().wake());
  }

  private Future<Ended> resume(SqlConnection transaction, UUID workspaceId, Pause pause) {
    Tuple scope = of(workspaceId, new Scope(pause.platform(), pause.characterId()));
    return Database.list(transaction, PauseSql.LOCK_HELD, scope, row -> row.getUUID("id"))
        .compose(
            ids ->
                ids.isEmpty()
                    ? Future.succeededFuture(new Ended(0, 0))
                    : schedule
                        .posts()
                        .standing(transaction, workspaceId, ids)
                        .compose(held -> resuming.resume(transaction, workspaceId, held))
                        .compose(_ -> schedule.posts().all(transaction, workspaceId, ids))
                        .map(Pauses::counted));
  }

  private static Ended counted(List<ScheduledPost> posts) {
    int held = (int) posts.stream().filter(post -> post.held() != null).count();
    return new Ended(posts.size() - held, held);
  }

  // who asks for a permission just now may have looked before the pause was there: its answer is
  // waited for, post by post; who asks later finds the pause
  private Future<List<ScheduledPost>> inFlight(UUID workspaceId, Scope scope) {
    return ids(PauseSql.ABOUT_TO_ASK, "post_id", of(workspaceId, scope))
        .compose(
            asking ->
                Future.all(
                    asking.stream()
                        .map(id -> database().execute(PauseSql.AFTER_ITS_PERMISSION, Tuple.of(id)))
                        .toList()))
        .compose(_ -> ids(PauseSql.IN_FLIGHT, "id", of(workspaceId, scope)))
        .compose(
            ids ->
                database().list(ScheduleSql.FIND, PostStore.ids(workspaceId, ids), PostRows::post));
  }

  private Future<List<UUID>> ids(String sql, String column, Tuple scope) {
    return database().list(sql, scope, row -> row.getUUID(column));
  }

  private Database database() {
    return schedule.database();
  }

  private static Tuple of(UUID workspaceId, Scope scope) {
    return Tuple.of(workspaceId).addString(platform(scope)).addUUID(scope.characterId());
  }

  private static @Nullable String platform(Scope scope) {
    return scope.platform() == null ? null : scope.platform().value();
  }

  private static Pause pause(Row row) {
    return new Pause(
        row.getUUID("id"),
        Optional.ofNullable(row.getString("platform")).map(PlatformName::new).orElse(null),
        row.getUUID("character_id"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
