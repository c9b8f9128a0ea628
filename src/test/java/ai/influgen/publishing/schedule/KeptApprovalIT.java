package ai.influgen.publishing.schedule;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An approval on which posts are being made, beside edits and beside the engine. */
class KeptApprovalIT {
  private static TestDatabase server;
  private Desk desk;
  private ContentStore contents;
  private SqlConnection other;

  @BeforeAll
  static void start() {
    server = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void furnish() {
    desk = new Desk(server);
    contents = new ContentStore(desk.database, desk.clock);
    other = await(server.pool().getConnection());
    await(other.query("begin").execute());
  }

  @AfterEach
  void letGo() {
    await(other.query("rollback").execute());
    await(other.close());
  }

  @Test
  void whatGoesOutMeanwhileIsMarkedAsPublished() {
    assertThat(keep(other)).containsExactly(desk.content);

    Future<Boolean> marked =
        desk.database.transaction(
            t -> contents.markPublished(t, desk.workspace, desk.content, Desk.HASH));

    assertThat(await(marked)).isTrue();
  }

  @Test
  void anEditWaitsUntilThePostsAreThere() {
    keep(other);
    Future<?> edit = desk.database.transaction(this::lockForChange);
    desk.untilSomebodyWaits();

    await(other.query("commit").execute());
    await(edit);
  }

  @Test
  void whoeverMakesPostsWaitsForAnEditAndSeesIt() {
    await(lockForChange(other));
    await(
        other
            .preparedQuery("update content_item set approval_hash = 'another' where id = $1")
            .execute(Tuple.of(desk.content)));
    Future<Set<UUID>> kept = desk.database.transaction(this::keepLater);
    desk.untilSomebodyWaits();

    await(other.query("commit").execute());

    assertThat(await(kept)).isEmpty();
  }

  private Set<UUID> keep(SqlConnection transaction) {
    return await(keepLater(transaction));
  }

  private Future<Set<UUID>> keepLater(SqlConnection transaction) {
    return SmartStore.keep(transaction, desk.workspace, Map.of(desk.content, Desk.HASH));
  }

  private Future<Void> lockForChange(SqlConnection transaction) {
    return contents
        .find(transaction, desk.workspace, desk.content, ContentStore.Lock.FOR_CHANGE)
        .mapEmpty();
  }
}
