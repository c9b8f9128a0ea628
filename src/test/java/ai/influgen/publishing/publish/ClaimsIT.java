package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    rows.alive(instance);
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

    assertThat(await(claims.take(2, EngineRows.room(100)))).extracting(Claim::postId).containsOnly(due, soon);
    assertThat(await(claims.take(2, EngineRows.room(100)))).isEmpty();
  }

  @Test
  void givesEachPostToOneOfManyWhoAskAtOnce() {
    IntStream.range(0, 40).forEach(_ -> rows.duePost());

    List<Future<List<Claim>>> asked =
        IntStream.range(0, 6).mapToObj(_ -> claims.take(2, EngineRows.room(20))).toList();
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

    assertThat(await(claims.take(2, EngineRows.room(100)))).isEmpty();
  }

  @Test
  void givesBackWhatWasNotPermitted() {
    UUID post = rows.duePost();
    await(claims.take(2, EngineRows.room(100)));

    assertThat(await(claims.giveBackAll())).isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", post)).isEqualTo("commit");
  }

  @Test
  void readsOnlyTheLeftEdgeOfAFullQueue() {
    for (int i = 0; i < 8; i++) {
      waiting(25_000, "instagram", "interval '1 day'");
    }
    waiting(20_000, "twitter", "interval '-1 minute'");
    waiting(100, "instagram", "interval '-1 second'");
    rows.run("analyze due");

    String plan = explained(EngineRows.room(100));

    assertThat(plan).contains("due_now").doesNotContain("Seq Scan on due");
    assertThat(buffers(plan)).as(plan).isLessThan(100 * 25);
  }

  @Test
  void goesPastWhatWasTakenLongAgo() {
    waiting(20_000, "instagram", "interval '-10 minutes'");
    waiting(10, "instagram", "interval '-1 second'");
    rows.run("analyze due");
    Claims.Room fresh =
        new Claims.Room(new PlatformName("instagram"), 10, Instant.now().minusSeconds(60));

    assertThat(await(claims.take(2, List.of(fresh))))
        .hasSize(10)
        .allMatch(claim -> claim.runAt().isAfter(Instant.now().minusSeconds(30)));
  }

  private void waiting(int posts, String platform, String later) {
    rows.run(
        """
        insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, rank)
        select gen_random_uuid(), 'commit', now() + %s, now(), $1, $2, $3, n
        from generate_series(1, $4::int) n
        """
            .formatted(later),
        rows.workspace,
        rows.connection,
        platform,
        posts);
  }

  private String explained(List<Claims.Room> rooms) {
    Claims.Room room = rooms.getFirst();
    Tuple parameters =
        Tuple.of(
            2.0,
            instance,
            new String[] {room.platform().value()},
            new Integer[] {room.posts()},
            new OffsetDateTime[] {Times.db(room.since())});
    return String.join(
        "\n",
        await(
            database.list(
                "explain (analyze, buffers) " + ClaimSql.CLAIM,
                parameters,
                row -> row.getString(0))));
  }

  // the first line that tells is the whole statement's
  private static int buffers(String plan) {
    Matcher told = Pattern.compile("Buffers:[^\n]*").matcher(plan);
    assertThat(told.find()).as(plan).isTrue();
    return Pattern.compile("(?:hit|read)=(\\d+)")
        .matcher(told.group())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }
}
