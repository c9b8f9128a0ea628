package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final Claims claims = new Claims(database, instance);

  @BeforeEach
  void beat() {
    await(new InstanceLease(database, new DatabaseClock(), instance, "test").renew());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void takesWhatIsDueWithinTheHorizonAndNothingElse() {
    UUID due = rows.duePost(Instant.now().minusSeconds(1));
    UUID soon = rows.duePost(Instant.now().plusSeconds(1));
    rows.duePost(Instant.now().plusSeconds(60));

    assertThat(await(claims.take(2, 100))).extracting(Claim::postId).containsOnly(due, soon);
    assertThat(await(claims.take(2, 100))).isEmpty();
  }

  @Test
  void givesEachPostToOneOfManyWhoAskAtOnce() {
    IntStream.range(0, 40).forEach(_ -> rows.duePost());

    List<Future<List<Claim>>> asked =
        IntStream.range(0, 6).mapToObj(_ -> claims.take(2, 20)).toList();
    await(Future.join(asked));

    List<UUID> taken = asked.stream().flatMap(f -> f.result().stream()).map(Claim::postId).toList();
    Set<UUID> distinct = new HashSet<>(taken);
    assertThat(taken).hasSize(40);
    assertThat(distinct).hasSize(40);
  }

  @Test
  void givesNothingToAnInstanceWithoutALease() {
    rows.duePost();
    rows.run("update instance set beat_at = now() - interval '3 s'");

    assertThat(await(claims.take(2, 100))).isEmpty();
  }

  @Test
  void givesBackWhatWasNotPermitted() {
    UUID post = rows.duePost();
    await(claims.take(2, 100));

    assertThat(await(claims.giveBackAll())).isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", post)).isEqualTo("commit");
  }

  @Test
  void readsOnlyTheLeftEdgeOfAFullQueue() {
    rows.run(
        """
        insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform)
        select gen_random_uuid(), 'commit', now() + interval '1 day', now(), $1, $2, 'instagram'
        from generate_series(1, 20000)
        """,
        rows.workspace,
        rows.connection);
    rows.run("analyze due");

    String plan =
        String.join(
            "\n",
            await(
                database.list(
                    "explain (analyze, buffers) " + QueueSql.CLAIM,
                    Tuple.of(2.0, 500, instance),
                    row -> row.getString(0))));

    assertThat(plan).contains("Index Cond").doesNotContain("Rows Removed by Filter: 20000");
  }
}
