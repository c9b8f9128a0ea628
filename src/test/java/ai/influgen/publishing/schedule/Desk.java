package ai.influgen.publishing.schedule;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.api.ScheduleOperations;
import ai.influgen.publishing.schedule.smart.TestTimes;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who works in a workspace of their own, with a character, content and an account. */
public final class Desk {
  public static final String HASH = "approved-1";
  static final Duration PATIENCE = Duration.ofSeconds(25);

  public final UUID workspace = IdKind.next();
  public final UUID character = IdKind.next();
  public final UUID content = IdKind.next();
  public final UUID caption = IdKind.next();
  public final UUID media = IdKind.next();
  public final UUID connection = IdKind.next();
  public final SettableClock clock = new SettableClock();
  public final TableQueue queue = new TableQueue(clock);
  public final Database database;
  public final Schedule schedule;
  public final PostHolds holds;
  private final Map<String, Operation> operations;

  public Desk(TestDatabase server) {
    database = server.database();
    Platforms platforms =
        new Platforms(
            List.of(
                new FakePlatform("instagram"),
                new FakePlatform("twitter", "x"),
                FakePlatform.withBoards("pinterest")));
    schedule =
        new Schedule(
            database,
            platforms,
            new TableContents(database),
            new TableConnections(database),
            queue,
            clock);
    holds = new PostHolds(schedule);
    operations =
        ScheduleOperations.all(schedule, TestTimes.read(), PATIENCE).stream()
            .collect(Collectors.toMap(Operation::id, Function.identity()));
    furnish();
  }

  private void furnish() {
    run("insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')", workspace);
    run(
        "insert into character (id, workspace_id, name, timezone)"
            + " values ($1, $2, 'Mila', 'America/New_York')",
        character,
        workspace);
    run(
        "insert into content_item (id, workspace_id, character_id, status, media, approval_hash)"
            + " values ($1, $2, $3, 'approved', $4, $5)",
        content,
        workspace,
        character,
        new JsonArray().add(new JsonObject().put("media_id", media.toString())),
        HASH);
    run(
        "insert into caption (id, workspace_id, content_id, body, selected, position)"
            + " values ($1, $2, $3, 'Hello', true, 0)",
        caption,
        workspace,
        content);
    connect(connection, "instagram");
  }

  /** A connected account of the workspace. */
  public void connect(UUID id, String platform) {
    run(
        "insert into connection (id, workspace_id, platform, state) values ($1, $2, $3,"
            + " 'connected')",
        id,
        workspace,
        platform);
  }

  /** Further approved content, approved at that time. */
  public UUID approved(Instant at) {
    UUID id = IdKind.next();
    run(
        "insert into content_item (id, workspace_id, character_id, status, media, approval_hash,"
            + " approved_at) values ($1, $2, $3, 'approved', '[]', $4, $5)",
        id,
        workspace,
        character,
        HASH,
        at.atOffset(ZoneOffset.UTC));
    return id;
  }

  /** A post that is pending and queued for that time. */
  public UUID pending(Instant at) {
    UUID id = post("pending", at);
    run(
        "insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform)"
            + " values ($1, 'commit', $2, $2, $3, $4, 'instagram')",
        id,
        at.atOffset(ZoneOffset.UTC),
        workspace,
        connection);
    return id;
  }

  /** A post in that status, which is in no queue; further ones of the same content are reposts. */
  public UUID post(String status, Instant at) {
    UUID id = IdKind.next();
    run(
        "insert into scheduled_post (id, workspace_id, content_id, character_id, platform,"
            + " connection_id, status, scheduled_at, timezone, approval_hash, repost, ended_at)"
            + " values ($1, $2, $3, $4, 'instagram', $5, $6, $7, 'UTC', $8,"
            + " exists (select from scheduled_post where content_id = $3),"
            + " case when $6 <> 'pending' then $7 end)",
        id,
        workspace,
        content,
        character,
        connection,
        status,
        at.atOffset(ZoneOffset.UTC),
        HASH);
    return id;
  }

  /** Gives a post that row in the engine's table of what is being worked on. */
  public void inflight(UUID post, String kind, String state) {
    run("delete from due where post_id = $1", post);
    run(
        "insert into inflight (post_id, kind, state, instance_id, token, run_at, target_at, workspace_id,"
            + " connection_id, platform, claimed_at)"
            + " values ($1, $2, $3, $1, $1, now(), now(), $4, $5, 'instagram', now())",
        post,
        kind,
        state,
        workspace,
        connection);
  }

  /** Changes columns of a post; the values are SQL. */
  public void set(UUID post, String assignments) {
    run("update scheduled_post set " + assignments + " where id = $1", post);
  }

  public Future<?> later(String sql, Object... values) {
    return database.execute(sql, Tuple.from(values));
  }

  public void run(String sql, Object... values) {
    await(database.execute(sql, Tuple.from(values)));
  }

  /** Publishes, as the engine would, whatever is pending in this workspace. */
  public Future<?> publishPending(String remotePostId) {
    return later(
            "update scheduled_post set status = 'published', published_at = now(), ended_at = now(),"
                + " media_urls = '[\"https://cdn.example.com/a.jpg\"]', remote_post_id = $2"
                + " where workspace_id = $1 and status = 'pending'",
            workspace,
            remotePostId)
        .compose(done -> later("delete from due where workspace_id = $1", workspace));
  }

  /** The instant for which a post is queued. */
  public Optional<Instant> queuedFor(UUID post) {
    return one(
        "select run_at from due where post_id = $1",
        row -> row.getOffsetDateTime("run_at").toInstant(),
        post);
  }

  public <T> Optional<T> one(String sql, Function<Row, T> mapper, Object... values) {
    return await(database.one(sql, Tuple.from(values), mapper));
  }

  /** Returns when one transaction of this database waits for another one's lock. */
  public void untilSomebodyWaits() {
    String waiting =
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";
    Waiting.until(
        Duration.ofSeconds(10),
        () -> one(waiting, row -> row.getLong(0)).orElseThrow(),
        count -> count == 1);
  }

  public ScheduledPost look(UUID post) {
    return await(schedule.posts().get(workspace, post));
  }

  public Reply ask(String operation, UUID id, JsonObject body) {
    String prefix = operation.equals("scheduleContent") ? "cnt" : "sch";
    String shown = prefix.equals("cnt") ? IdKind.CONTENT.show(id) : IdKind.SCHEDULED_POST.show(id);
    return call(operation, Map.of("id", shown), Map.of(), body);
  }

  public JsonObject list(String operation, Map<String, String> query) {
    return body(call(operation, Map.of(), query, new JsonObject()));
  }

  /** What an operation refuses with. */
  public Problem refusal(String operation, UUID id, JsonObject body) {
    try {
      Reply reply = ask(operation, id, body);
      throw new AssertionError("not refused: " + reply);
    } catch (Problem problem) {
      return problem;
    }
  }

  public static JsonObject body(Reply reply) {
    @Nullable JsonObject body = reply.body();
    if (body == null) {
      throw new AssertionError("an answer without a body");
    }
    return body;
  }

  /** What public publish answers, in the future. */
  public Future<Reply> publicPublish(JsonObject body) {
    Call call = new Call(new Caller(workspace, IdKind.next()), Map.of(), Map.of(), body, List.of());
    return Future.succeededFuture(call).compose(operation("publicPublish")::handle);
  }

  public Operation operation(String id) {
    Operation found = operations.get(id);
    if (found == null) {
      throw new AssertionError("no operation " + id);
    }
    return found;
  }

  private Reply call(
      String operation, Map<String, String> path, Map<String, String> query, JsonObject body) {
    return await(start(operation, path, query, body));
  }

  /** Calls an operation that has a body only, and waits for nothing. */
  public Future<Reply> start(String operation, JsonObject body) {
    return start(operation, Map.of(), Map.of(), body);
  }

  private Future<Reply> start(
      String operation, Map<String, String> path, Map<String, String> query, JsonObject body) {
    Call call = new Call(new Caller(workspace, IdKind.next()), path, query, body, List.of());
    return operation(operation).handle(call);
  }
}
