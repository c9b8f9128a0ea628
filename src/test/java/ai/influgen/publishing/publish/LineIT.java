package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.publish.Intents.Verdict;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account's posts that wait for their turn: out of the way, in order, and called when it is. */
class LineIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final UUID other = IdKind.next();
  private final Claims claims = new Claims(database, instance);
  private final Intents intents = new Intents(database, instance);
  private final Instant due = Instant.now().minusSeconds(2);

  @BeforeEach
  void beat() {
    rows.alive(instance);
    rows.alive(other);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<Claim> claimed(int posts) {
    for (int i = 0; i < posts; i++) {
      rows.duePost(due.plusMillis(i));
    }
    List<Claim> taken = new ArrayList<>(await(claims.take(2, EngineRows.room(posts))));
    taken.sort(Lanes.ORDER);
    return taken;
  }

  private List<Claim> called(Claims caller, int posts) {
    return await(caller.takeTurns(2, List.of(new Claims.Turn(rows.connection, posts))));
  }

  @Test
  void leavesTheLeftEdgeAndComesUpOneByOne() {
    await(claims.standInLine(claimed(5)));

    assertThat(await(claims.take(2, EngineRows.room(10)))).isEmpty();
    assertThat(
            rows.text(
                """
                select bool_and(gap >= interval '0.5 s') from (
                  select run_at - lag(run_at) over (order by target_at) as gap from due) g
                """))
        .isEqualTo("true");
  }

  @Test
  void standsBehindThoseWhoStoodThereBefore() {
    List<Claim> taken = claimed(4);
    await(claims.standInLine(taken.subList(0, 2)));
    await(claims.standInLine(taken.subList(2, 4)));

    assertThat(
            rows.text(
                """
                select array_agg(post_id order by run_at) = array_agg(post_id order by target_at) from due
                """))
        .isEqualTo("true");
  }

  @Test
  void isCalledInTheOrderOfTheAccount() {
    List<Claim> taken = claimed(5);
    await(claims.standInLine(List.of(taken.get(3), taken.get(1))));
    await(claims.standInLine(List.of(taken.get(4), taken.get(2))));

    List<Claim> called = new ArrayList<>(called(claims, 2));
    called.sort(Comparator.comparing(Claim::targetAt));

    assertThat(called)
        .extracting(Claim::postId)
        .containsExactly(taken.get(1).postId(), taken.get(2).postId());
    assertThat(called).allSatisfy(claim -> assertThat(claim.runAt()).isEqualTo(claim.targetAt()));
  }

  @Test
  void isNotCalledWhileAnotherInstanceIsAtTheAccount() {
    await(claims.standInLine(claimed(5).subList(1, 5)));
    Claims elsewhere = new Claims(database, other);

    assertThat(called(elsewhere, 4)).isEmpty();
    await(claims.giveBackAll());
    assertThat(called(elsewhere, 4)).hasSize(4);
  }

  @Test
  void isNotOvertakenByALaterPostOfTheAccount() {
    List<Claim> taken = claimed(2);
    await(claims.standInLine(taken.subList(0, 1)));

    assertThat(ask(taken.get(1))).isInstanceOf(Verdict.Busy.class);

    await(claims.drop(called(claims, 1).getFirst()));
    assertThat(ask(taken.get(1))).isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void whatIsDueAndNobodyHasClaimedYetIsNotOvertakenEither() {
    Claim later = claimed(1).getFirst();
    UUID earlier = rows.duePost(due.minusSeconds(1));

    assertThat(ask(later)).isInstanceOf(Verdict.Busy.class);

    rows.run("update due set run_at = now() + interval '1 minute' where post_id = $1", earlier);
    assertThat(ask(later)).as("that one is tried again later").isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void waitsForNobodyWhoDealsWithAPost() {
    List<Claim> taken = claimed(3);

    Set<UUID> placed = await(database.transaction(tx -> whileHeld(tx, taken)));

    assertThat(placed).containsOnly(taken.get(0).postId(), taken.get(2).postId());
  }

  // as a hold does that has reached the second of them
  private Future<Set<UUID>> whileHeld(SqlConnection tx, List<Claim> taken) {
    return Database.execute(
            tx,
            "select 1 from inflight where post_id = $1 for update",
            Tuple.of(taken.get(1).postId()))
        .compose(_ -> claims.standInLine(taken));
  }

  private Verdict ask(Claim claim) {
    return await(intents.ask(claim, EngineRows.HASH, "payload"));
  }
}
