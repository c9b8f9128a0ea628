package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.publish.Intents.Verdict;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Permissions that are asked for at the same moment, of many accounts. */
class IntentBatchIT {
  private static final int ACCOUNTS = 50;

  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows any = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final Claims claims = new Claims(database, instance);
  private final Intents intents = new Intents(database, instance);

  @BeforeEach
  void beat() {
    any.alive(instance);
  }

  @AfterEach
  void close() {
    test.close();
  }

  // asked in one turn of an event loop
  private List<Verdict> askTogether(List<Claim> asked) {
    Promise<List<Verdict>> verdicts = Promise.promise();
    test.vertx()
        .runOnContext(
            _ ->
                Future.all(
                        asked.stream()
                            .map(c -> intents.ask(c, EngineRows.HASH, "of " + c.postId()))
                            .toList())
                    .<List<Verdict>>map(all -> all.list())
                    .onComplete(verdicts));
    return await(verdicts.future());
  }

  private static List<String> words(List<Verdict> verdicts) {
    return verdicts.stream().map(v -> v.getClass().getSimpleName()).toList();
  }

  @Test
  void judgesEachForItselfAndGrantsOneOfAnAccountAtMost() {
    List<EngineRows> accounts =
        IntStream.range(0, ACCOUNTS).mapToObj(_ -> new EngineRows(database)).toList();
    for (EngineRows account : accounts) {
      IntStream.range(0, 4).forEach(i -> account.duePost(Instant.now().minusSeconds(10 - i)));
    }
    Map<UUID, List<Claim>> byAccount =
        await(claims.take(2, EngineRows.room(500))).stream()
            .sorted(Comparator.comparing(Claim::targetAt))
            .collect(Collectors.groupingBy(Claim::connectionId));
    List<Claim> asked = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      List<Claim> mine = byAccount.getOrDefault(accounts.get(i).connection, List.of());
      asked.addAll(mine);
      expected.addAll(upset(accounts.get(i), mine, i % 5));
    }

    assertThat(words(askTogether(asked))).isEqualTo(expected);
    assertThat(any.text("select count(*) from inflight where state = 'sending'")).isEqualTo("20");
    assertThat(
            any.text(
                """
                select count(*) from account_gate g join inflight i on i.post_id = g.lane_post_id
                where i.state = 'sending' and i.connection_id = g.connection_id
                """))
        .isEqualTo("20");
  }

  // what happens meanwhile to the first of an account's four posts
  private static List<String> upset(EngineRows account, List<Claim> mine, int how) {
    UUID first = mine.getFirst().postId();
    switch (how) {
      case 0 -> account.run("update scheduled_post set status = 'cancelled' where id = $1", first);
      case 1 ->
          account.run("update inflight set token = gen_random_uuid() where post_id = $1", first);
      case 2 -> account.run("delete from inflight where post_id = $1", first);
      case 3 ->
          account.run(
              """
              update account_gate set not_before = now() + interval '1 minute' where connection_id = $1
              """,
              account.connection);
      default -> {}
    }
    return switch (how) {
      case 0 -> List.of("Stale", "Busy", "Busy", "Busy");
      case 1 -> List.of("Lost", "Busy", "Busy", "Busy");
      case 2 -> List.of("Lost", "Granted", "Busy", "Busy");
      case 3 -> List.of("NotBefore", "NotBefore", "NotBefore", "NotBefore");
      default -> List.of("Granted", "Busy", "Busy", "Busy");
    };
  }

  @Test
  void grantsOnlyTheFirstOfAnAccountThoughNoneIsOverdue() {
    EngineRows account = new EngineRows(database);
    IntStream.range(0, 3).forEach(i -> account.duePost(Instant.now().plusMillis(1_500 + i)));
    List<Claim> mine = await(claims.take(5, EngineRows.room(10)));

    assertThat(words(askTogether(mine.reversed()))).containsExactly("Busy", "Busy", "Granted");
  }

  @Test
  void givesOnePermissionToAClaimThatAsksTwiceAtOnce() {
    any.duePost();
    Claim claim = await(claims.take(2, EngineRows.room(10))).getFirst();

    assertThat(words(askTogether(List.of(claim, claim)))).containsExactly("Granted", "Busy");
  }

  @Test
  void keepsNobodyWaitingForAnAccountThatSomebodyElseHolds() {
    EngineRows held = new EngineRows(database);
    EngineRows free = new EngineRows(database);
    held.duePost();
    free.duePost();
    Map<UUID, Claim> mine =
        await(claims.take(2, EngineRows.room(10))).stream()
            .collect(Collectors.toMap(Claim::connectionId, c -> c));
    Claim waits = Objects.requireNonNull(mine.get(held.connection));
    Claim goes = Objects.requireNonNull(mine.get(free.connection));
    Promise<Void> holding = Promise.promise();
    Promise<Void> finish = Promise.promise();
    Future<Void> holder =
        database.transaction(
            tx ->
                Database.execute(
                        tx,
                        "select 1 from account_gate where connection_id = $1 for update",
                        Tuple.of(held.connection))
                    .onSuccess(_ -> holding.complete())
                    .compose(_ -> finish.future()));
    await(holding.future());

    Promise<Verdict> ofHeld = Promise.promise();
    Promise<Verdict> ofFree = Promise.promise();
    test.vertx()
        .runOnContext(
            _ -> {
              intents.ask(waits, EngineRows.HASH, "a").onComplete(ofHeld);
              intents.ask(goes, EngineRows.HASH, "b").onComplete(ofFree);
            });
    assertThat(await(ofFree.future())).isInstanceOf(Verdict.Granted.class);
    assertThat(ofHeld.future().isComplete()).isFalse();

    finish.complete();
    await(holder);
    assertThat(await(ofHeld.future())).as("in its turn").isInstanceOf(Verdict.Granted.class);
  }
}
