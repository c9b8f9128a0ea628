package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A workspace with one account, and posts on it, as rows. */
final class EngineRows {
  static final String HASH = "approved-hash";

  final UUID workspace = IdKind.next();
  final UUID connection = IdKind.next();
  private final UUID character = IdKind.next();
  private final Database database;

  EngineRows(Database database) {
    this.database = database;
    run("insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')", workspace);
    run(
        "insert into character (id, workspace_id, name, timezone) values ($1, $2, 'Mila', 'UTC')",
        character,
        workspace);
    run(
        """
        insert into connection (id, workspace_id, platform, state) values ($1, $2, 'instagram', 'connected')
        """,
        connection,
        workspace);
    run("insert into account_gate (connection_id) values ($1)", connection);
  }

  /** Room for that many posts like these. */
  static List<Claims.Room> room(int posts) {
    return List.of(new Claims.Room(new PlatformName("instagram"), posts, Instant.EPOCH));
  }

  /** An instance whose lease lasts for as long as a test may take. */
  void alive(UUID instance) {
    run(
        "insert into instance (id, name, beat_at) values ($1, 'test', now() + interval '1 hour')",
        instance);
  }

  /** A post that is due now; its content is approved. */
  UUID duePost() {
    return duePost(Instant.now());
  }

  UUID duePost(Instant target) {
    UUID content = IdKind.next();
    run(
        """
        insert into content_item (id, workspace_id, character_id, status, approval_hash)
        values ($1, $2, $3, 'approved', 'approved-hash')
        """,
        content,
        workspace,
        character);
    UUID post = IdKind.next();
    run(
        """
        insert into scheduled_post (id, workspace_id, content_id, character_id, platform, connection_id, status,
                                    scheduled_at, timezone, approval_hash)
        values ($1, $2, $3, $4, 'instagram', $5, 'pending', now(), 'UTC', 'approved-hash')
        """,
        post,
        workspace,
        content,
        character,
        connection);
    run(
        """
        insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform)
        values ($1, 'commit', $2, $2, $3, $4, 'instagram')
        """,
        post,
        Times.db(target),
        workspace,
        connection);
    return post;
  }

  /** Publishing to that platform is paused. */
  void pause(String platform) {
    UUID member = IdKind.next();
    run(
        "insert into member (id, workspace_id, name, role) values ($1, $2, 'M', 'owner')",
        member,
        workspace);
    run(
        "insert into pause (id, workspace_id, platform, created_by) values ($1, $2, $3, $1)",
        member,
        workspace,
        platform);
  }

  /** The account is connected once more, for a character, and this post goes there by that. */
  void connectedTwice(UUID post) {
    UUID second = IdKind.next();
    run("update connection set remote_id = 'mila' where id = $1", connection);
    run("update scheduled_post set remote_account_id = 'mila' where workspace_id = $1", workspace);
    run(
        """
        insert into connection (id, workspace_id, platform, state, remote_id, character_id)
        values ($1, $2, 'instagram', 'connected', 'mila', $3)
        """,
        second,
        workspace,
        character);
    run("update scheduled_post set connection_id = $2 where id = $1", post, second);
  }

  void run(String sql, Object... parameters) {
    await(database.execute(sql, Tuple.wrap(parameters)));
  }

  String text(String sql, Object... parameters) {
    return await(database.one(sql, Tuple.wrap(parameters), row -> String.valueOf(row.getValue(0))))
        .orElse("(none)");
  }

  /** Completes as soon as some statement of this database waits for another one's lock. */
  Future<Void> whenSomebodyWaitsForALock(Vertx vertx) {
    return database
        .one(
            """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """,
            Tuple.tuple(),
            row -> row.getLong(0))
        .compose(
            waiting ->
                waiting.orElse(0L) > 0
                    ? Future.succeededFuture()
                    : vertx.timer(20).compose(_ -> whenSomebodyWaitsForALock(vertx)));
  }
}
